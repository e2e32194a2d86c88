import type { Access } from '../access.ts'
import { ok, problem, type Route } from '../call.ts'
import type { VenueState } from '../venue-state.ts'

/** Session creation: credentials come as request headers of a GET (reference, 1.2). */
export function sessionRoutes(state: VenueState, access: Access): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/v2/b2b/customer/session',
      needs: null,
      run: (call) => {
        const opened = access.openSession(call)
        if (opened === null) return problem(401, 'Unauthorized', 'The credentials are not known.')
        const { session, expireMs, byEmail } = opened
        return ok({
          roles: byEmail ? ['ADMIN', 'USER'] : ['USER'],
          session,
          expireMs,
          email: byEmail ? access.logins.email : '',
          userName: byEmail ? '' : access.logins.userName,
          tenantId: state.tenantId,
          firstName: 'Practice',
          lastName: byEmail ? 'Steward' : 'Integration',
          id: byEmail ? 7_001 : 7_002,
          confirmed: true,
          onBoarded: true,
          title: '',
          tenantTimeZone: state.world().clock.zone,
          companyName: state.companyName,
        })
      },
    },
  ]
}
