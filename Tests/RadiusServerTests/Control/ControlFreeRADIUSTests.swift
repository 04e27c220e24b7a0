// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import TestKit
import Testing

@testable import RadiusServer

/// Changes and disconnects of a router whose part FreeRADIUS plays.
@Suite struct ControlFreeRADIUSTests {
    @Test func freeRADIUSTakesWhatWeSend() async throws {
        let secret = String(decoding: TestProvider.secret, as: UTF8.self)
        let seen = try await FreeRADIUSRouter.with(secret: secret) { port in
            var provider = TestProvider()
            provider.routers = [.controlled(1, source: "127.0.0.1/32", port: port)]
            let directory = provider.directory()
            let service = DynamicAuthorization { directory }
            try service.start()
            await Self.ask(service)
            service.stop()
        }
        #expect(
            seen == [
                "CoA-Request 8101 bob edge1 4M/20M home",
                "Disconnect-Request 8101 bob edge1  ",
                "CoA-Request gone1 bob edge1 4M/20M home",
                "Disconnect-Request firm1 bob edge1  ",
            ])
    }

    private static func ask(_ service: DynamicAuthorization) async {
        var grant = AccessGrant.speed(20, 4)
        grant.profile = Array("home".utf8)
        var session = ControlledSession(
            nas: NASID(1), nasIdentifier: Array("edge1".utf8), sessionID: Array("8101".utf8),
            userName: Array("bob".utf8))
        #expect(await service.change(session, to: grant) == .acknowledged)
        #expect(await service.disconnect(session) == .acknowledged)
        session.sessionID = Array("gone1".utf8)
        #expect(
            await service.change(session, to: grant)
                == .refused(ControlRefusal(.sessionGone, errorCause: 503)))
        session.sessionID = Array("firm1".utf8)
        #expect(
            await service.disconnect(session) == .refused(ControlRefusal(.prohibited, errorCause: 501)))
    }
}
