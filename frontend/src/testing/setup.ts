import '@testing-library/jest-dom/vitest'
import { i18n } from '@lingui/core'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'

// what is fetched when it is wanted comes later on a busy machine
configure({ asyncUtilTimeout: 10_000 })
// jsdom lays nothing out: give scrolling boxes a size, so that windows over many rows have one
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { configurable: true, get: () => 600 },
  clientWidth: { configurable: true, get: () => 1000 },
})
// nor does it know popovers, and hides them
HTMLElement.prototype.showPopover ??= function (this: HTMLElement) {
  this.removeAttribute('popover')
}
Element.prototype.scrollTo ??= () => undefined
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeEach(() => i18n.activate('en'))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
i18n.loadAndActivate({ locale: 'en', messages: {} })
