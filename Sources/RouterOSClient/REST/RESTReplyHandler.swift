// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1

/// Hands on the one answer of a connection, or why there is none.
final class RESTReplyHandler: ChannelInboundHandler {
    typealias InboundIn = NIOHTTPClientResponseFull

    private var promise: EventLoopPromise<RESTReply>?

    init(_ promise: EventLoopPromise<RESTReply>) {
        self.promise = promise
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let response = unwrapInboundIn(data)
        let body = response.body.map { Array($0.readableBytesView) } ?? []
        settle(.success(RESTReply(status: Int(response.head.status.code), body: body)))
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        settle(.failure(error))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        settle(.failure(ChannelError.eof))
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        settle(.failure(ChannelError.eof))
    }

    private func settle(_ result: Result<RESTReply, any Error>) {
        promise?.completeWith(result)
        promise = nil
    }
}
