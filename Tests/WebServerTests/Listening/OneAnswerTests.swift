// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import WebServer

/// Connections that end after one answer, against a clock that is moved by hand.
@Suite struct OneAnswerTests {
    /// Notes how a connection is closed, and holds back what is written until it is told to let it go.
    private final class Network: ChannelOutboundHandler {
        typealias OutboundIn = HTTPResponsePart

        var closings: [CloseMode] = []
        var heads: [HTTPResponse] = []
        private var held: [EventLoopPromise<Void>] = []

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            if case .head(let response) = unwrapOutboundIn(data) { heads.append(response) }
            if let promise { held.append(promise) }
        }

        func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
            closings.append(mode)
            for promise in held { promise.fail(ChannelError.ioOnClosedChannel) }
            held = []
            promise?.succeed()
        }

        func deliver() {
            let promises = held
            held = []
            for promise in promises { promise.succeed() }
        }
    }

    private let channel = EmbeddedChannel()
    private let network = Network()

    init() throws {
        try channel.pipeline.syncOperations.addHandlers(network, OneAnswer())
    }

    private func ask(_ path: String) throws {
        let request = HTTPRequest(method: .get, scheme: "http", authority: "a.example", path: path)
        try channel.writeInbound(HTTPRequestPart.head(request))
        try channel.writeInbound(HTTPRequestPart.end(nil))
    }

    private func answer() {
        channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        channel.writeAndFlush(HTTPResponsePart.end(nil), promise: nil)
    }

    private func paths() throws -> [String] {
        var paths: [String] = []
        while let part = try channel.readInbound(as: HTTPRequestPart.self) {
            if case .head(let request) = part { paths.append(request.path ?? "") }
        }
        return paths
    }

    @Test func ourHalfEndsWithTheAnswerAndTheRestWhenPatienceDoes() throws {
        try ask("/one")
        answer()
        #expect(network.closings.isEmpty)
        network.deliver()
        #expect(network.closings == [.output] && network.heads.map { $0.headerFields[.connection] } == ["close"])
        channel.embeddedEventLoop.advanceTime(by: OneAnswer.patience - .milliseconds(1))
        #expect(network.closings == [.output])
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(network.closings == [.output, .all])
    }

    @Test func onlyTheFirstRequestIsSeen() throws {
        try ask("/one")
        try ask("/two")
        answer()
        network.deliver()
        try ask("/three")
        #expect(try paths() == ["/one"])
    }

    @Test func whoeverDoesNotReadHoldsNothing() throws {
        try ask("/one")
        answer()
        channel.embeddedEventLoop.advanceTime(by: OneAnswer.patience)
        #expect(network.closings == [.all])
    }
}
