// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1
import Operations

/// One question by REST and its answer, on a connection of their own.
struct RESTExchange {
    let account: RouterAccount
    let group: any EventLoopGroup
    /// Octets of the answer.
    let limit: Int
    /// For the answer, after connecting.
    let time: Duration

    func ask(_ request: RESTRequest) async throws(RESTFault) -> RESTReply {
        let (channel, reply) = try await connect()
        let (head, time) = (request.head, time)
        let timer = channel.eventLoop.scheduleTask(in: TimeAmount(time)) {
            channel.pipeline.fireErrorCaught(RESTFault.silent(time))
        }
        defer { timer.cancel() }
        do {
            return try await withTaskCancellationHandler {
                channel.write(HTTPClientRequestPart.head(head), promise: nil)
                channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
                return try await reply.get()
            } onCancel: {
                channel.pipeline.fireErrorCaught(RESTFault.cancelled)
            }
        } catch {
            throw fault(error)
        }
    }

    private func connect() async throws(RESTFault) -> (any Channel, EventLoopFuture<RESTReply>) {
        let dial = RouterDial(account: account, group: group, time: RouterLink.connectingTime)
        let limit = limit
        do throws(RouterFault) {
            return try await dial.connect { channel in
                let promise = channel.eventLoop.makePromise(of: RESTReply.self)
                let pipeline = channel.pipeline.syncOperations
                try pipeline.addHTTPClientHandlers()
                try pipeline.addHandler(NIOHTTPClientResponseAggregator(maxContentLength: limit))
                try pipeline.addHandler(RESTReplyHandler(promise))
                return promise.futureResult
            }
        } catch {
            throw RESTFault(error)
        }
    }

    private func fault(_ error: any Error) -> RESTFault {
        switch error {
        case let error as RESTFault: error
        case let error as NIOHTTPObjectAggregatorError where error == .frameTooLong: .tooLarge(limit: limit)
        case ChannelError.eof: .lost("the router closed it before it had answered")
        case let error as HTTPParserError: .confused("its answer is no HTTP (\(error))")
        default: .lost(TransportText.reason(error))
        }
    }
}
