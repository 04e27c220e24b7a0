// SPDX-License-Identifier: Apache-2.0

import NIOCore
import RouterOSCodec

/// Makes replies of what arrives on a connection. Lives on the connection's event loop.
final class ReplyHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let connection: RouterConnection
    private var decoder: SentenceDecoder

    init(_ connection: RouterConnection, limits: SentenceLimits) {
        self.connection = connection
        decoder = SentenceDecoder(limits: limits)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let octets = Array(unwrapInboundIn(data).readableBytesView)
        var sentences: [Sentence] = []
        do throws(SentenceError) {
            try decoder.take(octets.span) { sentences.append($0) }
            receive(sentences)
        } catch {
            receive(sentences)
            connection.close(.confused(error.description))
        }
    }

    private func receive(_ sentences: [Sentence]) {
        for sentence in sentences {
            do throws(ReplyError) {
                connection.receive(try Reply(sentence), size: sentence.size)
            } catch {
                connection.close(.confused(error.description))
                return
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        let isCutOff = decoder.isWithinSentence
        connection.close(.lost(isCutOff ? "the router closed it in the middle of a sentence" : "the router closed it"))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        connection.close(.lost("\(error)"))
    }
}
