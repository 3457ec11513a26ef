import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { validateAnswer } from './answers/search'
import { validateBilling } from './billing/search'
import { BookPage } from './book/BookPage'
import { validateBook } from './book/search'
import { validateContract, validateContracts } from './contracts/search'
import { validateScenarios } from './scenarios/search'
import { Broken, NowhereToBeFound } from './shell/Broken'
import { Shell } from './shell/Shell'
import type { PlaceSearch } from './time/place'
import { validatePlace } from './time/place'

const root = createRootRoute({
  component: Shell,
  errorComponent: Broken,
  notFoundComponent: NowhereToBeFound,
  validateSearch: validatePlace,
  // Every link keeps the place: a page is left, never a day.
  search: { middlewares: [retainSearchParams<PlaceSearch>(['asOf', 'knownAt', 'ledger'])] },
})

const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: BookPage, validateSearch: validateBook }),
  createRoute({
    getParentRoute: () => root,
    path: '/contracts',
    component: lazyRouteComponent(() => import('./contracts/ContractsPage'), 'ContractsPage'),
    validateSearch: validateContracts,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/contracts/$id',
    component: lazyRouteComponent(() => import('./contracts/ContractPage'), 'ContractPage'),
    validateSearch: validateContract,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/billing',
    component: lazyRouteComponent(() => import('./billing/BillingPage'), 'BillingPage'),
    validateSearch: validateBilling,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/scenarios',
    component: lazyRouteComponent(() => import('./scenarios/ScenariosPage'), 'ScenariosPage'),
    validateSearch: validateScenarios,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/answer',
    component: lazyRouteComponent(() => import('./answers/AnswerPage'), 'AnswerPage'),
    validateSearch: validateAnswer,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ledger',
    component: lazyRouteComponent(() => import('./ledger/LedgerPage'), 'LedgerPage'),
  }),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: Broken,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
