import { createRouter } from '@tanstack/react-router'
import { changesRoutes } from './routes/changes'
import { decisionRoutes } from './routes/decisions'
import { exceptionRoutes } from './routes/exceptions'
import { galleryRoutes } from './routes/gallery'
import { governanceRoutes } from './routes/governance'
import { homeRoutes } from './routes/home'
import { inboxRoutes } from './routes/inbox'
import { leadershipRoutes } from './routes/leadership'
import { projectsRoutes } from './routes/projects'
import { rootRoute, shellRoute } from './routes/root'
import { servicesRoutes } from './routes/services'
import { settingsRoutes } from './routes/settings'
import { signInRoute } from './routes/sign-in'
import { linkRoutes, startRoutes } from './routes/welcome'

/** The map of the product: one file of routes a room. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    ...linkRoutes,
    shellRoute.addChildren([
      ...homeRoutes,
      ...inboxRoutes,
      ...exceptionRoutes,
      ...decisionRoutes,
      ...projectsRoutes,
      ...servicesRoutes,
      ...changesRoutes,
      ...governanceRoutes,
      ...leadershipRoutes,
      ...settingsRoutes,
      ...startRoutes,
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
