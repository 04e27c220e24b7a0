// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Storage
import Testing
import TestKit

/// What routers send, and what is recorded of it.
@Suite struct AccountingVectorTests {
    @Test func recordsWhatRoutersSay() throws {
        for row in try VectorFile("radius-server/accounting.txt").rows {
            let held = HeldLog(isHeld: false)
            var provider = TestProvider()
            provider.routers = [.testRouter(invertedAccounting: try row.field(1) == "inverted")]
            let desk = try TestDesk(provider, recordingInto: held.log)
            let lines = try row.field(2).split(separator: ";").map { $0.trimmingBlanks }
            let request = TestRequest(
                code: .accountingRequest, userName: nil, password: .none, hasMessageAuthenticator: false, extras: lines)
            #expect(desk.answer(try request.octets()) != nil, "\(row): \(desk.drops)")
            if case .onceDurable(_, let sequence) = desk.reply { held.sync(through: sequence) }
            let record = held.records.first
            #expect((record?.text ?? "nothing") == (try row.field(3)), "\(row)")
            #expect((record.map(\.nas) ?? NASID(1)) == NASID(1))
            #expect((record?.arrived ?? desk.now) == desk.now)
        }
    }

    /// The numbers of events are those of the dictionaries, and everything else is nothing that we keep.
    @Test func knowsTheEventsOfTheDictionaries() throws {
        let kept = [
            "Start": AccountingEvent.start, "Stop": .stop, "Interim-Update": .interim, "Accounting-On": .on,
            "Accounting-Off": .off,
        ]
        for name in Array(kept.keys) + ["Failed", "Tunnel-Start", "Tunnel-Link-Reject"] {
            let attribute = try #require(try AttributeText.parse("Acct-Status-Type = \(name)").first)
            guard case .integer(let number) = attribute.value else {
                Issue.record("\(name) is no number")
                continue
            }
            #expect(AccountingEvent(status: UInt32(number)) == kept[name], "\(name)")
        }
        for number in UInt32(0)...300 where ![1, 2, 3, 7, 8].contains(number) {
            #expect(AccountingEvent(status: number) == nil)
        }
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
