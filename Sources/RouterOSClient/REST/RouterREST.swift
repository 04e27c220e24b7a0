// SPDX-License-Identifier: Apache-2.0

public import NIOCore
public import NIOPosix
public import Operations
import RouterOSCodec

/// The reading half of a router's REST interface, which RouterOS has since 7.1: for people who look at a router.
///
/// What is kept, compared or changed goes over the API. REST knows no tags and no `/cancel`, gives up after 60 s, and each question is
/// a connection of its own.
public struct RouterREST: Sendable {
    /// One thing that a menu has, by the names of its properties.
    public typealias Row = [String: String]

    private let account: RouterAccount
    private let group: any EventLoopGroup
    private let time: Duration

    /// Octets of one answer, which somebody is to read.
    static let largestAnswer = 4 << 20

    /// - Parameters:
    ///   - account: how to log in at the router's API; user, password and what the certificate must be hold here, too.
    ///   - port: of the router's service `www-ssl`, or `www` where the account uses no TLS; the usual one when nil.
    ///   - time: for the answer, after connecting.
    public init(
        _ account: RouterAccount, port: UInt16? = nil, within time: Duration = .seconds(60),
        group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup
    ) {
        self.account = account.forREST(at: port)
        self.group = group
        self.time = time
    }

    /// Prints a menu.
    ///
    /// - Parameters:
    ///   - menu: such as `/system/resource`.
    ///   - properties: what to ask for; everything when empty.
    ///   - conditions: properties and the values that they must have.
    /// - Returns: a row for each thing; one for menus that are about one thing.
    public func print(
        _ menu: String, properties: [String] = [], conditions: [(name: String, value: String)] = []
    ) async throws(RouterTrouble) -> [Row] {
        do throws(RESTFault) {
            let request = try RESTRequest(account, menu, properties: properties, conditions: conditions)
            let exchange = RESTExchange(account: account, group: group, limit: Self.largestAnswer, time: time)
            return try await exchange.ask(request).rows()
        } catch {
            throw RouterTrouble(error.kind, "reading \(menu) of router \(account.host) by REST: \(error)")
        }
    }
}

extension RouterAccount {
    /// The ports of HTTPS and HTTP (RFC 9110 §4.2).
    fileprivate func forREST(at port: UInt16?) -> RouterAccount {
        var account = self
        account.port = port ?? (security == .plain ? 80 : 443)
        return account
    }
}
