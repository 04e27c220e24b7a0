// SPDX-License-Identifier: Apache-2.0

public import NIOCore
public import Operations
public import RouterOSCodec

/// A router that commands are sent to, over one connection that is opened when it is needed and opened anew when it was lost.
///
/// After a failure to connect the router is left alone for a while; calls then fail at once with the reason.
public actor RouterLink: CommandRunning {
    /// For connecting, the TLS handshake and the login together. Slow routers take seconds for the keys of a handshake.
    public static let connectingTime = Duration.seconds(15)

    private let account: RouterAccount
    private let limits: ConversationLimits
    private let group: any EventLoopGroup
    private var connection: RouterConnection?
    private var attempt: Task<Result<RouterConnection, RouterFault>, Never>?
    private var backoff = Backoff()
    private var generator: any RandomNumberGenerator & Sendable
    private var pause: (until: ContinuousClock.Instant, reason: RouterFault)?

    /// - Parameter generator: decides how long pauses are.
    public init(
        _ account: RouterAccount, limits: ConversationLimits = ConversationLimits(), group: any EventLoopGroup,
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        self.account = account
        self.limits = limits
        self.group = group
        self.generator = generator
    }

    public func run(_ command: Command, within time: Duration) async throws(RouterFault) -> Answer {
        try await open().run(command, within: time)
    }

    /// What a command that does not end by itself reports, such as `listen`; see ``ConversationLimits/notices``. When it ends with an
    /// error, read again what has changed meanwhile and follow anew.
    public func follow(_ command: Command) async throws(RouterFault) -> AsyncThrowingStream<ReplyRow, any Error> {
        try await open().follow(command)
    }

    /// Closes the connection; the next command opens another.
    public func close() {
        connection?.close(.cancelled)
        connection = nil
    }

    /// The connection, which all callers share while it is being opened.
    private func open() async throws(RouterFault) -> RouterConnection {
        if let connection, connection.isOpen { return connection }
        if let pause, ContinuousClock.now < pause.until { throw .pausing(after: pause.reason.description) }
        let running =
            attempt
            ?? Task { [account, limits, group] in
                await Self.connect(account, limits, group)
            }
        attempt = running
        let result = await running.value
        // Whoever comes first after the attempt notes what came of it.
        if attempt == running {
            attempt = nil
            note(result)
        }
        return try result.get()
    }

    private func note(_ result: Result<RouterConnection, RouterFault>) {
        switch result {
        case .success(let opened):
            connection = opened
            pause = nil
            backoff.reset()
        case .failure(let fault):
            pause = (ContinuousClock.now + backoff.pause(using: &generator), fault)
        }
    }

    private static func connect(
        _ account: RouterAccount, _ limits: ConversationLimits, _ group: any EventLoopGroup
    ) async -> Result<RouterConnection, RouterFault> {
        do throws(RouterFault) {
            let dial = RouterDial(account: account, group: group, time: connectingTime)
            let (_, connection) = try await dial.connect { channel in
                let connection = RouterConnection(channel, limits: limits)
                try channel.pipeline.syncOperations.addHandler(ReplyHandler(connection, limits: limits.sentence))
                return connection
            }
            do throws(RouterFault) {
                try await connection.logIn(account, within: connectingTime)
                return .success(connection)
            } catch {
                connection.close(error)
                return .failure(error)
            }
        } catch {
            return .failure(error)
        }
    }
}
