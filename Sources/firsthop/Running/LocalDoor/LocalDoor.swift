// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import NIOCore
import NIOExtras
import NIOPosix
import ServiceLifecycle
import WebServer

/// Answers other commands on this machine over a socket in the data directory, which only the data's owner can reach.
struct LocalDoor: Service {
    let path: String
    let logger: Logger
    /// The answer to a question, a line of JSON each; an answer without end stops when the asker hangs up.
    let answer: @Sendable (LocalQuestion) -> AsyncStream<JSONValue>

    typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Where the door of a data directory is.
    static func path(in dataDirectory: String) -> String { dataDirectory + "/firsthop.sock" }

    func run() async throws {
        let server: NIOAsyncChannel<Connection, Never>
        do {
            server = try await bound()
        } catch {
            // A path may be too long for a socket; the program can do without.
            logger.log(.localDoorClosed, ["path": "\(path)", "error": "\(error)"])
            try? await gracefulShutdown()
            return
        }
        defer { try? FileManager.default.removeItem(atPath: path) }
        // Watchers wait without end: they are cut off when the program stops.
        await cancelWhenGracefulShutdown {
            try? await server.executeThenClose { connections in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await connection in connections {
                        group.addTask { await serve(connection) }
                    }
                }
            }
        }
    }

    private func bound() async throws -> NIOAsyncChannel<Connection, Never> {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true) { channel in
                channel.eventLoop.makeCompletedFuture { try Self.connection(on: channel) }
            }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return server
    }

    private static func connection(on channel: any Channel) throws -> Connection {
        try channel.pipeline.syncOperations.addHandler(
            ByteToMessageHandler(LineBasedFrameDecoder(), maximumBufferSize: LocalQuestion.longest))
        return try Connection(wrappingChannelSynchronously: channel)
    }

    /// An asker who hangs up or sends what is no question is let go; nobody else notices.
    private func serve(_ connection: Connection) async {
        try? await connection.executeThenClose { incoming, outgoing in
            for try await line in incoming {
                guard let question = try? JSONDecoder().decode(LocalQuestion.self, from: Data(line.readableBytesView))
                else {
                    try await outgoing.write(Self.line(["error": "this is no question that the program knows"]))
                    return
                }
                for await part in answer(question) {
                    try await outgoing.write(Self.line(part))
                }
                return
            }
        }
    }

    private static func line(_ value: JSONValue) -> ByteBuffer {
        ByteBuffer(string: value.compactText + "\n")
    }
}
