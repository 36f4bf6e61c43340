// PostGraphile 5 on Node's own HTTP server, as its documentation sets it up for production: no graphical page, no
// explanations, plain lists instead of connections below and at the root, which answer with less work than connections.
// Started by postgraphile.py: node postgraphile.mjs <database address> <port>.
import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'

const [, , connectionString, port] = process.argv
const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString, schemas: ['public'], poolSize: 20 })],
  grafast: { explain: false },
  grafserv: { graphiql: false, websockets: false, watch: false },
  schema: {
    defaultBehavior: '-connection +list -insert -update -delete -query:resource:connection +query:resource:list -filter',
  },
}
const server = createServer()
const serving = postgraphile(preset).createServ(grafserv)
await serving.addTo(server)
server.listen(Number(port), '127.0.0.1', () => console.log('up'))
