// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
@testable import RadiusCodec
import Synchronization

@testable import RadiusServer
@testable import Storage

/// Datagrams at the door for accounting, with a log behind it that forgets.
enum FuzzedAccounting {
    /// Of the first octet, bit 0 says whether the datagram is signed as the router would, so that it gets as far as the record,
    /// and bit 1 which of two routers sends it. The others are the datagram.
    static func broken(_ octets: [UInt8]) -> String? {
        guard let first = octets.first else { return nil }
        var datagram = Array(octets.dropFirst())
        if first & 1 == 1 { sign(&datagram) }
        return state.withLock { state in
            guard let desk = state.desk, let recorder = desk.recorder else { return "there is no desk" }
            state.sent += 1
            // A second, so that answers to earlier datagrams are remembered for ten more.
            desk.monotonic &+= 1_000_000_000
            let answer = desk.answer(datagram, from: Int(first >> 1 & 1))
            let figures = desk.meter.figures
            let counted = figures.verdicts.reduce(figures.duplicates, +) + figures.drops.reduce(0, +)
            guard counted == state.sent else { return "\(counted) datagrams are counted, \(state.sent) were sent" }
            guard answer.map({ $0.count >= 20 && $0[0] == 5 && $0[1] == datagram[1] }) ?? true else {
                return "an answer is none"
            }
            guard case .onceDurable(_, let sequence) = desk.reply else { return nil }
            guard sequence > state.last else { return "the records are not in order" }
            state.last = sequence
            let record = Span<UInt8>(_unsafeBytes: recorder.record)
            return (try? AccountingRecord(decoding: record)) == nil ? "a record cannot be read" : nil
        }
    }

    private static func sign(_ octets: inout [UInt8]) {
        guard let secret = TestProvider.sharedSecret, (20...4096).contains(octets.count) else { return }
        (octets[0], octets[2], octets[3]) = (4, UInt8(octets.count >> 8), UInt8(octets.count & 255))
        for place in 4..<20 { octets[place] = 0 }
        let digest = secret.digest(of: octets.span)
        for place in 0..<16 { octets[4 + place] = digest[place] }
    }

    private struct State: ~Copyable {
        var desk: TestDesk?
        var sent: UInt64 = 0
        var last: Int64 = 0
    }

    private static let state = Mutex(State(desk: try? TestDesk(provider, recordingInto: log)))
    private static let log = RecordLog("fuzz", storing: Forgetful(), first: 1, after: 0, limit: 64 << 20)

    private static var provider: TestProvider {
        var provider = TestProvider()
        provider.routers = [.testRouter(), .testRouter(2, source: "127.0.0.2/32", invertedAccounting: true)]
        return provider
    }

    private final class Forgetful: GroupStore {
        func store(_ group: inout RecordBuffer) {}
        func close() {}
    }
}
