// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix
import NIOSSL
import Operations
import ProviderValues

/// Opens connections to a router, with TLS where the account says so.
struct RouterDial {
    let account: RouterAccount
    let group: any EventLoopGroup
    /// For the connection and the handshake together.
    let time: Duration

    /// Connects and has the router prove who it is.
    ///
    /// - Parameter install: adds the handlers behind TLS; runs on the connection's event loop.
    func connect<Product: Sendable>(
        checking check: CertificateCheck? = nil,
        _ install: @escaping @Sendable (any Channel) throws -> Product
    ) async throws(RouterFault) -> (any Channel, Product) {
        let check = check ?? CertificateCheck(account.security)
        do {
            let context = try TLSContext.make(account.security)
            let bootstrap = ClientBootstrap(group: group)
                .connectTimeout(TimeAmount(time))
                .channelOption(.socketOption(.so_keepalive), value: 1)
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            let (channel, product, handshake) = try await bootstrap.connect(
                host: account.host, port: Int(account.port)
            ) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handshake = try secure(channel, context, check)
                    return (channel, try install(channel), handshake)
                }
            }
            try await finish(handshake, on: channel)
            return (channel, product)
        } catch {
            throw check.fault ?? TrustText.reason(error).map { .untrusted($0) } ?? (error as? RouterFault)
                ?? .unreachable(TransportText.reason(error))
        }
    }

    /// The fingerprint of the certificate that a router presents, whatever it is: to be compared with what the router itself shows
    /// before it is believed.
    static func presentedFingerprint(
        host: String, port: UInt16, group: any EventLoopGroup, time: Duration
    ) async throws(RouterFault) -> [UInt8] {
        // No certificate has an empty fingerprint: every one is refused, and nothing of ours is sent.
        let nobody = RouterSecurity.pinned(fingerprint: [])
        let account = RouterAccount(host: host, port: port, security: nobody, userName: "", password: Secret([]))
        let check = CertificateCheck(nobody)
        do throws(RouterFault) {
            let dial = RouterDial(account: account, group: group, time: time)
            let (channel, ()) = try await dial.connect(checking: check) { _ in }
            channel.close(promise: nil)
        } catch {
            guard let presented = check.refused else { throw error }
            return presented
        }
        throw .untrusted("it presents no certificate")
    }

    /// - Returns: what comes once the router has proven itself; nil without TLS.
    private func secure(
        _ channel: any Channel, _ context: NIOSSLContext?, _ check: CertificateCheck
    ) throws -> EventLoopFuture<Void>? {
        guard let context else { return nil }
        let promise = channel.eventLoop.makePromise(of: Void.self)
        let handler =
            try check.callback.map {
                try NIOSSLClientHandler(context: context, serverHostname: nil, customVerificationCallback: $0)
            } ?? NIOSSLClientHandler(context: context, serverHostname: account.security.serverName)
        try channel.pipeline.syncOperations.addHandlers(handler, HandshakeHandler(promise))
        return promise.futureResult
    }

    private func finish(_ handshake: EventLoopFuture<Void>?, on channel: any Channel) async throws {
        guard let handshake else { return }
        let time = time
        let timer = channel.eventLoop.scheduleTask(in: TimeAmount(time)) { channel.close(promise: nil) }
        defer { timer.cancel() }
        try await handshake.get()
    }
}

extension RouterSecurity {
    /// What the certificate must be made out to, where it is not the address.
    fileprivate var serverName: String? {
        switch self {
        case .authority(_, let serverName): serverName
        case .plain, .pinned, .unchecked: nil
        }
    }
}
