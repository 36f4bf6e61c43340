import { createRouter } from '@tanstack/react-router'
import { decisionRoutes } from './routes/decisions'
import { exceptionRoutes } from './routes/exceptions'
import { galleryRoutes } from './routes/gallery'
import { governanceRoutes } from './routes/governance'
import { homeRoutes } from './routes/home'
import { changesRoutes } from './routes/changes'
import { projectsRoutes } from './routes/projects'
import { servicesRoutes } from './routes/services'
import { rootRoute, shellRoute } from './routes/root'
import { leadershipRoutes } from './routes/leadership'
import { settingsRoutes } from './routes/settings'
import { linkRoutes, startRoutes } from './routes/welcome'
import { signInRoute } from './routes/sign-in'

/** The map of the product: one file of routes a room. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    ...linkRoutes,
    shellRoute.addChildren([
      ...homeRoutes,
      ...leadershipRoutes,
      ...exceptionRoutes,
      ...decisionRoutes,
      ...governanceRoutes,
      ...settingsRoutes,
      ...startRoutes,
      ...servicesRoutes,
      ...projectsRoutes,
      ...changesRoutes,
      ...galleryRoutes,
    ]),
  ]),
  defaultPreload: false,
  scrollRestoration: true,
  defaultPendingMs: 150,
  defaultPendingMinMs: 200,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
