// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
@testable import RadiusCodec
import Synchronization

@testable import RadiusServer

/// Datagrams from a router that was asked to change or end a session.
enum FuzzedControl {
    /// Of the first octet, bit 0 says whether the datagram is signed as the router would, so that it gets as far as its
    /// attributes, and bit 1 what the router was asked. The others are the datagram.
    static func broken(_ octets: [UInt8]) -> String? {
        guard let first = octets.first else { return nil }
        let datagram = Array(octets.dropFirst())
        let task: ControlTask = first & 2 == 2 ? .disconnect : .change(.speed(30))
        return broken(datagram, signed: first & 1 == 1, task)
    }

    private static func broken(_ datagram: [UInt8], signed: Bool, _ task: ControlTask) -> String? {
        var settings = ControlSettings()
        settings.retransmission = Retransmission(firstWait: .milliseconds(10), tries: 2)
        let bench = ControlBench(settings)
        let ticket = bench.submit(task, .numbered(1))
        guard let departure = bench.departures.first else { return "nothing is sent" }
        var answer = datagram
        if signed { sign(&answer, as: departure.octets) }
        bench.deliver(answer, to: departure.key)
        guard signed || bench.outcomes.isEmpty else { return "an answer is believed that nobody signed" }
        // Longer than two tries under each way to name a session.
        bench.passAll(.seconds(60))
        return bench.outcomes[ticket] == nil ? "a request has no outcome" : nil
    }

    private static func sign(_ answer: inout [UInt8], as request: [UInt8]) {
        guard let secret = SharedSecret(TestProvider.secret), (20...4096).contains(answer.count) else { return }
        (answer[1], answer[2], answer[3]) = (request[1], UInt8(answer.count >> 8), UInt8(answer.count & 255))
        answer.replaceSubrange(4..<20, with: request[4..<20])
        let digest = secret.digest(of: answer.span)
        for place in 0..<16 { answer[4 + place] = digest[place] }
    }
}
