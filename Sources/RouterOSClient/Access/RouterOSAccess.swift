// SPDX-License-Identifier: Apache-2.0

public import NIOCore
public import NIOPosix
public import Operations
public import ProviderValues
import RouterOSCodec
import Synchronization

/// Reads and writes MikroTik routers through their API, over one connection each.
public final class RouterOSAccess: RouterAccess {
    private let limits: ConversationLimits
    private let times: RouterTimes
    private let group: any EventLoopGroup
    private let accounts: @Sendable (NASID) async throws -> RouterAccount?
    private let links = Mutex<[NASID: (account: RouterAccount, link: RouterLink)]>([:])

    /// - Parameter accounts: how to log in at a NAS at present; nil where there is no account. Asked for every call, so a changed
    ///   password holds at once.
    public init(
        limits: ConversationLimits = ConversationLimits(), times: RouterTimes = RouterTimes(),
        group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup,
        accounts: @escaping @Sendable (NASID) async throws -> RouterAccount?
    ) {
        self.limits = limits
        self.times = times
        self.group = group
        self.accounts = accounts
    }

    /// The SHA-256 of the certificate that whoever answers at an address presents. Nothing of ours is sent there.
    public static func fingerprint(
        host: String, port: UInt16, group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup
    ) async throws(RouterTrouble) -> [UInt8] {
        do throws(RouterFault) {
            return try await RouterDial.presentedFingerprint(
                host: host, port: port, group: group, time: RouterLink.connectingTime)
        } catch {
            throw RouterTrouble(error.kind, "asking router \(host) for its certificate: \(error)")
        }
    }

    /// Closes all connections.
    public func stop() async {
        let open = links.withLock { links in
            defer { links = [:] }
            return links.values.map(\.link)
        }
        for link in open { await link.close() }
    }

    /// A router, and how to speak of it.
    struct Router: Sendable {
        let link: RouterLink
        let host: String
        let times: RouterTimes

        func trouble(_ fault: RouterFault, _ doing: String) -> RouterTrouble {
            RouterTrouble(fault.kind, "\(doing) router \(host): \(fault)")
        }

        /// Prints a menu.
        func print(
            _ path: MenuPath, _ properties: [RawText], query: Query? = nil
        ) async throws(RouterFault) -> [ReplyRow] {
            let list = RawText(list: properties).map { [Attribute(".proplist", $0)] } ?? []
            return try await link.run(Command(path.appending("print"), list, query: query), within: times.reading).rows
        }
    }

    func router(_ nas: NASID) async throws(RouterTrouble) -> Router {
        let found: RouterAccount?
        do {
            found = try await accounts(nas)
        } catch {
            throw RouterTrouble(.noAccount, "looking up how to log in at router \(nas): \(error)")
        }
        guard let account = found else {
            throw RouterTrouble(
                .noAccount, "router \(nas) has no account for its API; enter one with `firsthop nas router set`")
        }
        return Router(link: link(nas, account), host: account.host, times: times)
    }

    private func link(_ nas: NASID, _ account: RouterAccount) -> RouterLink {
        links.withLock { links in
            if let known = links[nas], known.account == account { return known.link }
            let link = RouterLink(account, limits: limits, group: group)
            if let former = links[nas]?.link { Task { await former.close() } }
            links[nas] = (account, link)
            return link
        }
    }
}

extension RouterFault {
    /// What it means for whoever decides what to try next.
    var kind: RouterTrouble.Kind {
        switch self {
        case .unreachable, .pausing, .lost: .unreachable
        case .untrusted: .untrusted
        case .loginRefused, .oldLogin: .login
        case .confused, .tooLarge: .confused
        case .silent: .silent
        case .refused, .malformed: .refused
        case .busy, .tooSlow: .busy
        case .cancelled: .cancelled
        }
    }
}
