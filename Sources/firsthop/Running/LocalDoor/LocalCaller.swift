// SPDX-License-Identifier: Apache-2.0

import Foundation
import NIOCore
import NIOExtras
import NIOFoundationCompat
import NIOPosix

/// Asks the program that runs on the same data directory.
struct LocalCaller: Sendable {
    let path: String

    /// Asks and hands over every line of the answer as it comes.
    ///
    /// - Throws: ``NotRunning`` when nobody answers; what `receive` throws.
    func ask(_ question: LocalQuestion, receive: (String) async throws -> Void) async throws {
        let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
        do {
            channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(unixDomainSocketPath: path) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(LineBasedFrameDecoder()))
                        return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            throw NotRunning(path: path, reason: "\(error)")
        }
        var line = ByteBuffer(data: try JSONEncoder().encode(question))
        line.writeStaticString("\n")
        try await channel.executeThenClose { incoming, outgoing in
            try await outgoing.write(line)
            for try await answer in incoming {
                try await receive(String(buffer: answer))
            }
        }
    }
}

/// The running program cannot be asked.
struct NotRunning: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String {
        "asking the running program at \(path): \(reason); start it with `firsthop serve` on the same --data, and ask as "
            + "the same user"
    }
}
