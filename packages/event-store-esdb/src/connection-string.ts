/** A connection string, taken apart so that what is secret in it stays in one place. */
import { ServerError } from './server-error.ts'

export interface Address {
  /** Of the server, or of the servers: the string without scheme and credentials. */
  readonly rest: string
  readonly discover: boolean
  readonly credentials: Credentials | undefined
  /** Takes the password out of a text that came from elsewhere. */
  readonly redact: (text: string) => string
}

/** Read by whoever signs in, and by no `inspect`: the clients print what a call is given. */
export class Credentials {
  readonly #username: string
  readonly #password: string

  constructor(username: string, password: string) {
    this.#username = username
    this.#password = password
  }

  get username(): string {
    return this.#username
  }

  get password(): string {
    return this.#password
  }
}

/** Throws a `ServerError` for what is none. */
export const addressIn = (connectionString: string): Address => {
  const match = /^(?:esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\/([^?]*)(.*)$/is.exec(
    connectionString.trim(),
  )
  if (match === null)
    throw misspelt(
      'it must begin with esdb://, esdb+discover://, kurrentdb:// or kurrentdb+discover://',
    )
  const [, discover, authority = '', query = ''] = match
  if (/[?&]throw-?_?on-?_?append-?_?failure=false/i.test(query))
    throw misspelt(
      'throwOnAppendFailure=false would make a refused append look like one that succeeded',
    )
  const at = authority.lastIndexOf('@')
  const [username = '', ...password] = at < 0 ? [] : authority.slice(0, at).split(':')
  if (at >= 0 && (username === '' || password.join(':') === ''))
    throw misspelt('before the @ there must be a username and a password, with a colon between')
  if (/^\/*$/.test(authority.slice(at + 1))) throw misspelt('it names no host')
  return {
    rest: authority.slice(at + 1) + query,
    discover: discover !== undefined,
    ...secrets(at < 0 ? undefined : { username, password: password.join(':') }),
  }
}

const secrets = (written: { readonly username: string; readonly password: string } | undefined) => {
  if (written === undefined) return { credentials: undefined, redact: (text: string) => text }
  const [username, password] = [decoded(written.username), decoded(written.password)]
  const basic = Buffer.from(`${username}:${password}`).toString('base64')
  const hidden = [basic, written.password, password, encodeURIComponent(password)]
  return {
    credentials: new Credentials(username, password),
    redact: (text: string) => hidden.reduce((left, secret) => left.replaceAll(secret, '***'), text),
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a percent sign that stands for itself
  }
}

const misspelt = (reason: string) => new ServerError({ type: 'Misspelt', reason })
