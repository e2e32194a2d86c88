/** Why a call to ACME was not answered, and how the way there stands. */
export const callSayings = {
  'link.connecting': 'Connecting to ACME…',
  'link.limited': 'ACME allows no more calls from this address for now',
  'link.slow': 'ACME answers in {seconds} s',
  'link.late': 'ACME did not answer within {seconds} s',

  'call.keyless':
    'This device has no key for ACME: an admin sets one. Scanning goes on from the list on this device',
  'call.http': 'ACME answered HTTP {http}',
  'call.http-said': 'ACME answered HTTP {http}: “{said}”',
  'call.http-page': 'ACME answered HTTP {http} with a web page',
  'call.redirect': "A redirect (HTTP {http}) came where ACME's answer belongs",
  'call.portal': 'A web page came where ACME’s answer belongs: the network may want you to log in',
  'call.nothing': 'ACME answered with nothing',
  'call.garbled': 'ACME’s answer cannot be read: {why}',
  'call.not-what': 'ACME’s answer is not {what}',
  'call.too-large': 'The answer is larger than {n} kB.',
  'call.no-answer': 'No answer within {ms} ms',
  'call.cut': 'The connection was cut',
  'call.failed': 'The call failed',
  'call.failed-code': 'The call failed ({code})',
  'call.no-tenant': '{why}: set the tenant id (tenantId in the profile, --tenant)',

  'what.check-in': 'a check-in answer',
  'what.tickets': 'a list of tickets',
  'what.look-up': 'a ticket look-up',
  'what.events': 'a list of events',
  'what.event': 'an event',
  'what.counters': 'a list of counters',
  'what.orders': 'a list of orders',
  'what.order': 'an order',
  'what.memberships': 'a list of memberships',
  'what.definition': 'a report definition',
  'what.run': 'a report run',

  'json.type': 'it is {type}, not JSON',
  'json.utf8': 'it is no valid UTF-8',
  'json.invalid': 'it is no valid JSON',
  'json.long-list': 'it has a list of more than {n} entries',
  'json.deep': 'it is nested more than {n} deep',
  'json.twice': 'it names one field twice',
  'json.long-text': 'it has a text of more than {n} letters',

  'key.firewall':
    'The call was refused before it came to ACME (HTTP 403, a web page). Have the firewall checked, and ask ACME whether it blocks this address',
  'key.login':
    'ACME refused the sandbox login (HTTP {http}). Check the e-mail or user name, the password and the tenant id',
  'key.login-said':
    'ACME refused the sandbox login (HTTP {http}). It says: “{said}” Check the e-mail or user name, the password and the tenant id',
  'key.denied':
    'ACME denies this to the key (HTTP 403). In ACME’s Back Office, check that the key is active and its user has the permission',
  'key.denied-said':
    'ACME denies this to the key (HTTP 403). It says: “{said}” In ACME’s Back Office, check that the key is active and its user has the permission',
  'key.session':
    'ACME does not accept its own session (HTTP {http}). Check the login, and that this is the sandbox it is for',
  'key.session-said':
    'ACME does not accept its own session (HTTP {http}). It says: “{said}” Check the login, and that this is the sandbox it is for',
  'key.refused':
    'ACME does not accept the API key (HTTP {http}). Check that it is whole, not reset and of this environment, then enter it anew',
  'key.refused-said':
    'ACME does not accept the API key (HTTP {http}). It says: “{said}” Check that it is whole, not reset and of this environment, then enter it anew',
  'session.none': 'No sandbox session: {why}',
  'session.late': 'No sandbox session in time',
  'session.not-one': 'ACME’s answer is not a session',
  'session.production':
    'A session (e-mail or user name and password) is for sandboxes alone: ACME lets sessions expire and does not allow them in production. Use an API key.',
  'session.unclear':
    'A session (e-mail or user name and password) is for sandboxes alone, and {host} does not look like one. Use an API key.',

  'connect.look-up': '{whose}’s address cannot be looked up: no network, or a wrong address in the settings',
  'connect.nobody': 'Nothing listens at {whose}’s address',
  'connect.no-network': 'No network',
  'connect.late': 'No connection to {whose} within {seconds} seconds',
  'connect.expired':
    '{whose}’s certificate has expired (or this computer’s clock is wrong): nothing is sent there',
  'connect.not-yet':
    '{whose}’s certificate is not valid yet (or this computer’s clock is wrong): nothing is sent there',
  'connect.other-name': 'The certificate at {whose}’s address is for another name: nothing is sent there',
  'connect.cut': '{whose} cut the connection before it was made',
  'connect.untrusted':
    '{whose}’s certificate is not trusted ({code}). If your network inspects TLS, give its CA (network.extraCa, --ca-file)',
  'connect.old-tls': '{whose}’s address speaks no TLS 1.2 or newer: nothing is sent over less',
  'connect.no-tls': 'No TLS connection to {whose} ({code})',
  'connect.failed': 'No connection to {whose}',
  'connect.failed-code': 'No connection to {whose} ({code})',
  'proxy.name': 'the proxy {host}',
  'proxy.late': 'The proxy {host} opened no way to ACME within {seconds} seconds',
  'proxy.cut': 'The proxy {host} cut the connection',
  'proxy.refused': 'The proxy {host} refused the way to ACME (HTTP {http})',
  'proxy.login':
    'The proxy {host} refused the way to ACME (HTTP {http}): it wants a login. Have it let this computer through without one',
  'proxy.forbidden':
    'The proxy {host} refused the way to ACME (HTTP {http}): have ACME’s address allowed there',
  'proxy.gateway': 'The proxy {host} refused the way to ACME (HTTP {http}): it cannot reach ACME itself',
} as const
