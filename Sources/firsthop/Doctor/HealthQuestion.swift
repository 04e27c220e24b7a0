// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues
import WebServer

/// Asks `/health` on an address, to tell a running Firsthop from another program.
enum HealthQuestion {
    /// A local program answers within milliseconds.
    private static let patience = timeval(tv_sec: 1, tv_usec: 0)

    static func isFirsthop(at address: ListenAddress) -> Bool {
        let answer = answer(at: address).lowercased()
        return answer.hasPrefix("http/1.1 200") && answer.contains("\r\nserver: \(HTTPServerName.text)\r\n")
    }

    /// The beginning of the answer; empty when there is none.
    private static func answer(at address: ListenAddress) -> String {
        let family = address.address.family == .v6 ? AF_INET6 : AF_INET
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var patience = patience
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard SocketAddressBytes.with(address, { connect(descriptor, $0, $1) }) == 0 else { return "" }
        let question = Array("GET /health HTTP/1.1\r\nHost: \(address)\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor, question, question.count, Int32(MSG_NOSIGNAL)) == question.count else { return "" }
        var answer = [UInt8](repeating: 0, count: 2_048)
        let count = recv(descriptor, &answer, answer.count, 0)
        return count > 0 ? String(decoding: answer[..<count], as: UTF8.self) : ""
    }
}
