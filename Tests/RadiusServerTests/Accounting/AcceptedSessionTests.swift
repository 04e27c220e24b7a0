// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Testing

/// A line with a limit of sessions: its logins count from the moment they are accepted.
@Suite struct AcceptedSessionTests {
    @Test func tellsOfSessionsOfLinesWithALimit() throws {
        var provider = TestProvider()
        provider.lines = [
            .testLine(), .testLine(2, simultaneousUse: 1), .testLine(3, hold: .unpaid, simultaneousUse: 1),
        ]
        let noted = Collected<ServiceID>()
        let keys = Collected<Operations.SessionKey>()
        let desk = try TestDesk(provider) {
            noted.add($0)
            keys.add($1)
        }
        for number in 1...3 { _ = try desk.answer(TestRequest(identifier: UInt8(number), userName: "user\(number)")) }
        let wrong = TestRequest(identifier: 4, userName: "user2", password: .pap("wrong"))
        _ = try desk.answer(wrong)
        #expect(noted.values == [ServiceID(2)])
        #expect(keys.values.first?.high ?? 0 > 0)
    }
}
