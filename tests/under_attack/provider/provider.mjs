// An OpenID provider for tests: `node provider.mjs PORT`. POST /rotate publishes a new key before the old one and signs with
// it; POST /forget publishes the new one alone.
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const port = Number(process.argv[2])
const issuer = `http://127.0.0.1:${port}`
const claims = JSON.parse(process.argv[3])
let made = 0

function key() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kid: `key-${++made}`, use: 'sig', alg: 'ES256' }
}

function provider(keys) {
  return new Provider(issuer, {
    clients: [{
      client_id: 'frontend', client_secret: 'a-secret-of-the-tests-alone',
      id_token_signed_response_alg: 'ES256', grant_types: ['client_credentials'], redirect_uris: [], response_types: [],
    }],
    jwks: { keys },
    extraTokenClaims: () => claims,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({
          scope: '', audience: resource.split(':').at(-1), accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  })
}

let keys = [key()]
let current = provider(keys)

createServer((request, response) => {
  if (request.method === 'POST' && ['/rotate', '/forget'].includes(request.url)) {
    keys = request.url === '/rotate' ? [key(), ...keys] : keys.slice(0, 1)
    current = provider(keys)
    response.end()
  } else current.callback()(request, response)
}).listen(port, '127.0.0.1')
