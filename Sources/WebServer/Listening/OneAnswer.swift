// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends a connection after its first answer, and says so in it (RFC 9112 §9.6).
///
/// A router that leads a guest here goes on leading the same connection here when the guest is free: a browser that kept it would be shown
/// the page instead of the site. And whoever never reads an answer must not hold a connection that others wait for.
///
/// First our half is closed; what the client still sends is read and dropped until it closes its own, because closing both at once
/// would make the client's system throw the answer away.
final class OneAnswer: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// For a page of some kilobytes on the slowest line, and for the client to see that it has all of it.
    static let patience = TimeAmount.seconds(5)

    private var hasRequest = false
    private var timer: Scheduled<Void>?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !hasRequest else { return }
        switch unwrapInboundIn(data) {
        case .head, .body: break
        case .end: hasRequest = true
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var response):
            response.headerFields[.connection] = "close"
            context.write(wrapOutboundOut(.head(response)), promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            let sent = context.eventLoop.makePromise(of: Void.self)
            sent.futureResult.cascade(to: promise)
            sent.futureResult.assumeIsolated().whenSuccess { context.close(mode: .output, promise: nil) }
            timer = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { context.close(promise: nil) }
            context.write(data, promise: sent)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
    }
}
