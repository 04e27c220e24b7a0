// SPDX-License-Identifier: Apache-2.0

public import Foundation
import Testing

/// A router that somebody else wrote, in another language and from the manual (`Tests/Peers/fake_router.py`), with a state of its own.
public final class FakeRouter: Sendable {
    /// Where it answers.
    public struct Ports: Decodable, Sendable {
        public let api: UInt16
        /// REST in clear.
        public let www: UInt16
        /// The API in TLS; nil without a certificate.
        public let apiTLS: UInt16?
        /// REST in TLS; nil without a certificate.
        public let wwwTLS: UInt16?

        enum CodingKeys: String, CodingKey {
            case api, www
            case apiTLS = "api-ssl"
            case wwwTLS = "www-ssl"
        }
    }

    /// What the router has, and what it was told.
    public struct Dump: Decodable, Sendable {
        /// A command that was to change something.
        public struct Entry: Decodable, Sendable {
            public let command: String
            public let arguments: [String: String]
            /// Why it was refused; nil when it was done.
            public let trap: String?
        }

        /// What its connections have seen.
        public struct Figures: Decodable, Sendable {
            public let connections: Int
            public let open: Int
            public let logins: Int
            /// How often it has answered that there is nothing.
            public let empty: Int
        }

        public let menus: [String: [[String: String]]]
        public let journal: [Entry]
        /// The first word of each sentence with its tags, and the first line of each request by REST.
        public let heard: [String]
        public let figures: Figures
    }

    public let ports: Ports
    private let process: ChildProcess
    private let orders = OrderNumbers()

    public static let userName = "admin"
    public static let password = "s3cret"

    /// Starts one.
    ///
    /// - Parameter options: as `fake_router.py --help` describes them.
    public init(_ options: [String] = []) async throws {
        try Need.command("python3")
        process = try ChildProcess(
            "python3", [PackageFiles.root + "/Tests/Peers/fake_router.py", "--password", Self.password] + options,
            input: .heldOpen)
        let line = try await process.output(containing: "\n", within: ChildProcess.patience)
        ports = try JSONDecoder().decode(Ports.self, from: Data(line.utf8))
    }

    deinit { process.send(SIGKILL) }

    /// Tells the router what happens to it; gives its answer.
    @discardableResult
    public func order(_ what: String, _ arguments: [String: String] = [:]) async throws -> Data {
        let order = try JSONEncoder().encode(arguments.merging(["do": what]) { _, new in new })
        // The router answers every line with one: what it does not understand, with what that was.
        let mark = "mark-\(await orders.next())"
        try process.tell(String(decoding: order, as: UTF8.self))
        try process.tell("{\"do\": \"\(mark)\"}")
        let output = try await process.output(containing: "\(mark)')\"}\n", within: ChildProcess.patience)
        let lines = output.split(separator: "\n")
        let place = try #require(lines.lastIndex { $0.contains(mark) })
        return Data(lines[place - 1].utf8)
    }

    /// Everything that the router has and was told.
    public func dump() async throws -> Dump {
        try JSONDecoder().decode(Dump.self, from: try await order("dump"))
    }

    /// The rows of a menu, as the router has them.
    public func rows(_ menu: String) async throws -> [[String: String]] {
        try #require(try await dump().menus[menu])
    }
}

private actor OrderNumbers {
    private var last = 0

    func next() -> Int {
        last += 1
        return last
    }
}
