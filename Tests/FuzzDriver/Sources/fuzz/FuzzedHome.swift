// SPDX-License-Identifier: Apache-2.0

import ProviderValues
@testable import RadiusCodec
import Synchronization

@testable import RadiusServer

/// Datagrams from a home server, while a login waits for its answer.
enum FuzzedHome {
    /// Of the first octet, bit 0 says whether the datagram is signed as the home server would, so that it gets as far as its
    /// attributes, and bit 1 whether our Proxy-State follows it. The others are the datagram.
    static func broken(_ octets: [UInt8]) -> String? {
        guard let first = octets.first else { return nil }
        return state.withLock { state in
            guard let home = state.home else { return "there is no desk" }
            do {
                return try broken(Array(octets.dropFirst()), signed: first & 1 == 1, marked: first & 2 == 2, home)
            } catch {
                return "a login is not taken: \(error)"
            }
        }
    }

    private static func broken(_ datagram: [UInt8], signed: Bool, marked: Bool, _ home: TestHome) throws -> String? {
        try home.take(TestRequest().octets())
        guard let request = home.sent().first(where: { $0[0] == 1 }) else { return "a login is not handed on" }
        var reply = datagram
        if marked { reply += try home.answer(request).dropFirst(20).suffix(18) }
        if signed { sign(&reply, as: request, home.shared) }
        home.receive(reply)
        let answered = home.outcomes().count
        guard answered <= 1 else { return "one login has \(answered) outcomes" }
        guard signed || answered == 0 else { return "an answer is believed that nobody signed" }
        // Longer than a login waits.
        home.pass(seconds: 60)
        guard answered + home.outcomes().count == 1 else { return "a login has no outcome" }
        return nil
    }

    private static func sign(_ reply: inout [UInt8], as request: [UInt8], _ secret: SharedSecret) {
        guard (20...4096).contains(reply.count) else { return }
        (reply[1], reply[2], reply[3]) = (request[1], UInt8(reply.count >> 8), UInt8(reply.count & 255))
        reply.replaceSubrange(4..<20, with: request[4..<20])
        let digest = secret.digest(of: reply.span)
        for place in 0..<16 { reply[4 + place] = digest[place] }
    }

    private struct State: ~Copyable {
        var home: TestHome?
    }

    private static let state = Mutex(State(home: try? TestHome(settings)))

    private static var settings: ProxySettings {
        var settings = ProxySettings()
        settings.requiresMessageAuthenticator = false
        settings.silencesUntilDown = .max
        return settings
    }
}
