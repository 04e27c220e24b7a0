// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
@testable import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer

/// A small provider: a few lines, plans and routers, as the packet path sees them.
struct TestProvider {
    static let secret = Array("a secret of the test routers".utf8)
    static let sharedSecret = SharedSecret(secret)
    static let classKey = Secret(Array(0..<16))

    var lines: [AccessTerms] = [.testLine()]
    var plans = [
        PlanTerms(id: PlanID(1), name: Array("Gold".utf8), rates: Rates(down: 100_000_000, up: 20_000_000))
    ]
    var routers: [NASTerms] = [.testRouter()]
    var realms: [RealmTerms] = []

    /// The directory of all this; it counts as newer than `earlier`.
    func directory(after earlier: AccessDirectory = .empty) -> AccessDirectory {
        var draft = DirectoryDraft(from: earlier.withoutLines)
        for line in lines { draft.put(line) }
        draft.replaceRouters(DirectoryRouters(nases: routers, plans: plans, realms: realms))
        return draft.finished(position: 1, origin: .store)
    }
}

extension AccessTerms {
    static func testLine(
        _ number: Int64 = 1, kind: AccessKind = .pppoe, name: String? = nil, password: String? = "hunter2",
        macBinding: MACBinding = .none, macs: [MACAddress] = [], circuit: [UInt8]? = nil, hold: BlockReason? = nil,
        simultaneousUse: UInt16 = 0
    ) -> AccessTerms {
        AccessTerms(
            service: ServiceID(number), customer: CustomerID(number), kind: kind, hold: hold, plan: PlanID(1),
            userName: Array((name ?? "user\(number)").utf8), password: password.map { Secret($0) },
            macBinding: macBinding, macs: macs, circuit: circuit, simultaneousUse: simultaneousUse,
            line: LineAddresses(
                framedIPv6: prefixes("2001:db8:1:1::/64"), delegated: prefixes("2001:db8:8000:100::/56")))
    }

    private static func prefixes(_ text: String) -> [IPv6Prefix] { (try? [IPv6Prefix(parsing: text)]) ?? [] }
}

extension NASTerms {
    static func testRouter(
        _ number: Int64 = 1, source: String = "127.0.0.1/32", defence: NASDefence = .strict,
        gardens: GardenRules = .allRefused, extras: [ExtraAttribute] = [], invertedAccounting: Bool = false
    ) -> NASTerms {
        let prefix = (try? IPPrefix(parsing: source)) ?? IPPrefix(.v4(IPv4Address(bits: 0)))
        return NASTerms(
            id: NASID(number), name: "router \(number)", source: prefix, secret: Secret(TestProvider.secret),
            vendor: .generic, defence: defence, invertedAccounting: invertedAccounting, gardens: gardens, extras: extras
        )
    }
}

extension NASDefence {
    static let strict = NASDefence(requireMessageAuthenticator: .yes, limitProxyState: .yes)
}
