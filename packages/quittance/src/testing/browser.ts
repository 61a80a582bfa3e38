/** A browser for tests, if there is one: Debian's, which the tests never fetch. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser']
const executablePath = places.find((place) => place !== undefined && existsSync(place))

export const isBrowserHere = executablePath !== undefined

export const openBrowser = (): Promise<Browser> =>
  chromium.launch(executablePath === undefined ? {} : { executablePath })
