import { createRoute } from '@tanstack/react-router'
import { oneOf, search } from '~/parts/search/search'
import { page } from '../page'
import { shellRoute } from './root'

/** All pieces on one page; built only with VITE_GALLERY=1 and while developing. */
export const galleryRoutes =
  import.meta.env.DEV || import.meta.env.VITE_GALLERY
    ? [
        createRoute({
          getParentRoute: () => shellRoute,
          path: '/gallery',
          validateSearch: search({ part: oneOf('table', 'form') }),
          ...page({ room: 'gallery', load: () => import('~/gallery/page') }),
        }),
      ]
    : []
