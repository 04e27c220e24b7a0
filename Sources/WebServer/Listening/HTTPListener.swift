// SPDX-License-Identifier: Apache-2.0

public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle

/// Answers HTTP on one address until the service group shuts down: then it stops accepting, lets running requests end and
/// closes idle connections.
public struct HTTPListener<Responder: HTTPResponder>: Service
where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    let application: Application<Responder>

    /// - Parameters:
    ///   - onListening: called once with the port in use, which matters when the address asked for port 0.
    public init(
        on address: ListenAddress, limits: HTTPLimits, responder: Responder, logger: Logger,
        onListening: @escaping @Sendable (ListenAddress) async -> Void
    ) {
        application = Application(
            responder: responder,
            server: .http1(configuration: Self.channelConfiguration(limits)),
            configuration: ApplicationConfiguration(
                address: .hostname("\(address.address)", port: Int(address.port)),
                serverName: HTTPServerName.text,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.maximumConnections)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port.flatMap(UInt16.init(exactly:)) ?? address.port
                await onListening(ListenAddress(address: address.address, port: port))
            },
            logger: logger)
    }

    public func run() async throws {
        try await application.run()
    }

    private static func channelConfiguration(_ limits: HTTPLimits) -> HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: limits.handlers,
            idleTimeout: TimeAmount(limits.idleTimeout),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: HTTPLimits.maximumHeaderBytes,
                maxHeaderListSize: HTTPLimits.maximumHeaderBytes,
                maxHeaderFieldCount: HTTPLimits.maximumHeaderCount))
    }
}

extension HTTPLimits {
    /// What each connection's parts pass, the one nearest to the network first.
    fileprivate var handlers: [any RemovableChannelHandler] {
        [BodyLimit(maximumBytes: maximumBodyBytes)] + (answersOnce ? [OneAnswer()] : [])
    }
}
