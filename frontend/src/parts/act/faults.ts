/** What the network layer throws; told apart by `useAct` and by the error pages. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost'
}

/** The session has ended and nobody signed in again. */
export class SignedOut extends Error {
  override name = 'SignedOut'
}

/** The server did not take the request for ours (HTTP 403). */
export class Forbidden extends Error {
  override name = 'Forbidden'
}

/** A fault of the server, masked and logged there under `id`. */
export class ServerFault extends Error {
  override name = 'ServerFault'
  constructor(
    message: string,
    readonly id: string | null = null,
  ) {
    super(message)
  }
}
