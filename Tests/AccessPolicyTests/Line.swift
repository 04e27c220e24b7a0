// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// A line with everything in order, to be spoilt by a test.
struct Line {
    var service = ServiceID(7)
    var kind = AccessKind.pppoe
    var serviceState = ServiceState.active
    var customerState = CustomerState.active
    var hold: BlockReason?
    var plan: PlanID? = Line.plan.id
    var macBinding = MACBinding.listed
    var macs = [Line.mac]
    var nas: NASID? = Line.router
    var circuit: [UInt8]? = Array("eth 1/1/04".utf8)
    var simultaneousUse: UInt16 = 2
    var addresses = Line.addresses
    var pools = PoolNames.none

    var terms: AccessTerms {
        AccessTerms(
            service: service, customer: CustomerID(3), kind: kind, serviceState: serviceState,
            customerState: customerState, hold: hold, plan: plan, userName: Array("maria".utf8),
            password: Secret("sesame"), macBinding: macBinding, macs: macs, nas: nas, circuit: circuit,
            simultaneousUse: simultaneousUse, line: addresses, pools: pools)
    }

    static let router = NASID(1)
    static let mac = MACAddress(bits: 0x0016_3ef1_25d8)
    static let addresses = LineAddresses(
        ipv4: IPv4Address(bits: 0xc000_0207),
        framedIPv6: [prefix(0x2001_0db8_0001_0007, 64)], delegated: [prefix(0x2001_0db8_0042_0700, 56)])
    static let plan = PlanTerms(
        id: PlanID(5), name: Array("Home 100".utf8), rates: Rates(down: 100_000_000, up: 20_000_000),
        burst: Burst(
            rates: Rates(down: 150_000_000, up: 30_000_000), threshold: Rates(down: 80_000_000, up: 16_000_000),
            secondsDown: 16, secondsUp: 16),
        guarantee: Rates(down: 10_000_000, up: 2_000_000), priority: 4, sessionTimeout: 86_400, idleTimeout: 600,
        interimInterval: 300,
        pools: PoolNames(
            ipv4: Array("v4".utf8), framedIPv6: Array("wan".utf8), statefulIPv6: Array("ia-na".utf8),
            delegated: Array("pd".utf8)),
        dns: [.v4(IPv4Address(bits: 0xc000_0235))], addressList: Array("home".utf8), profile: Array("home-100".utf8))

    /// A request that this line passes.
    static let request = AccessRequest(
        nas: router, identifiedBy: .userName, method: .pap, proof: .matches, isDialIn: true, mac: mac,
        circuit: .matches, openSessions: 1)

    static let garden = GardenTerms(
        pools: PoolNames(ipv4: Array("Reject".utf8), delegated: Array("reject-pd".utf8)),
        addressList: Array("Reject_1".utf8), rates: Rates(down: 512_000, up: 256_000))

    static func router(_ gardens: GardenRules) -> NASTerms {
        NASTerms(
            id: router, name: "bng-1", source: IPPrefix(.v4(IPv4Address(bits: 0xc000_0201))),
            secret: Secret("shared secret of the router"), vendor: .mikrotik, gardens: gardens, interimInterval: 600)
    }

    private static func prefix(_ upper: UInt64, _ length: UInt8) -> IPv6Prefix {
        let address = IPv6Address(bits: UInt128(upper) << 64)
        guard let prefix = try? IPv6Prefix(masking: address, length: Int(length)) else {
            preconditionFailure("a length of \(length) is no length of a prefix")
        }
        return prefix
    }
}

/// What can be wrong with a request or a line, one for each reason to block it.
extension BlockReason {
    /// Spoils the line and the request so that this reason applies.
    func spoil(_ line: inout Line, _ request: inout AccessRequest) {
        switch self {
        case .unknownUser: break
        case .wrongPassword: request.proof = .differs
        case .wrongMAC: request.mac = MACAddress(bits: 0x0200_0000_0001)
        case .wrongNAS: request.nas = NASID(2)
        case .tooManySessions: request.openSessions = 2
        case .serviceNotActive: line.serviceState = .stopped
        case .customerNotActive: line.customerState = .blocked
        case .unpaid, .fairUse, .byStaff: line.hold = self
        }
    }
}
