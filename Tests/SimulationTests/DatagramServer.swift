// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit

/// Answers datagrams on a port of ::1, from one thread, until nothing refers to the server any more.
final class DatagramServer: Sendable {
    private let socket: LoopbackSocket

    /// - Parameter answer: what to reply to a datagram; nil for silence.
    init(_ answer: @escaping @Sendable ([UInt8]) -> [UInt8]?) throws {
        let socket = try LoopbackSocket()
        self.socket = socket
        Thread.detachNewThread {
            while let (octets, client) = socket.receive(waiting: true) {
                if let reply = answer(octets) { socket.send(reply, to: client) }
            }
        }
    }

    deinit { socket.stop() }

    var port: UInt16 { socket.port }
}
