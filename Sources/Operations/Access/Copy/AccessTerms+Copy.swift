// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

extension AccessTerms {
    func write(to writer: inout CopyWriter) {
        writer.write(service)
        writer.write(customer)
        writer.write(word: kind)
        writer.write(word: serviceState)
        writer.write(word: customerState)
        writer.write(hold) { $0.write(word: $1) }
        writer.write(plan) { $0.write($1) }
        writer.write(rates) { $0.write($1) }
        writer.write(userName)
        writer.write(password) { $0.write($1) }
        macBinding.write(to: &writer)
        writer.write(macs) { $0.write($1.bits) }
        writer.write(nas) { $0.write($1) }
        writer.write(circuit) { $0.write($1) }
        writer.write(remote) { $0.write($1) }
        writer.write(simultaneousUse)
        line.write(to: &writer)
        pools.write(to: &writer)
    }

    convenience init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        self.init(
            service: try reader.id(), customer: try reader.id(), kind: try reader.word(),
            serviceState: try reader.word(), customerState: try reader.word(),
            hold: try reader.optional { reader throws(DirectoryCopyFault) in try reader.word() },
            plan: try reader.optional { reader throws(DirectoryCopyFault) in try reader.id() },
            rates: try reader.optional { reader throws(DirectoryCopyFault) in try reader.rates() },
            userName: try reader.bytes(),
            password: try reader.optional { reader throws(DirectoryCopyFault) in try reader.secret() },
            macBinding: try MACBinding(from: &reader),
            macs: try reader.list { reader throws(DirectoryCopyFault) in MACAddress(bits: try reader.uint64()) },
            nas: try reader.optional { reader throws(DirectoryCopyFault) in try reader.id() },
            circuit: try reader.optional { reader throws(DirectoryCopyFault) in try reader.bytes() },
            remote: try reader.optional { reader throws(DirectoryCopyFault) in try reader.bytes() },
            simultaneousUse: try reader.uint16(), line: try LineAddresses(from: &reader),
            pools: try PoolNames(from: &reader))
    }
}

extension MACBinding {
    fileprivate func write(to writer: inout CopyWriter) {
        switch self {
        case .none: writer.write(UInt8(0))
        case .listed: writer.write(UInt8(1))
        case .first(let limit, let replacesOldest):
            writer.write(UInt8(2))
            writer.write(limit)
            writer.write(replacesOldest)
        }
    }

    fileprivate init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        switch try reader.uint8() {
        case 0: self = .none
        case 1: self = .listed
        case 2: self = .first(limit: try reader.uint8(), replacesOldest: try reader.flag())
        case let other: throw .malformed("\(other) is no MAC binding")
        }
    }
}

extension LineAddresses {
    fileprivate func write(to writer: inout CopyWriter) {
        writer.write(ipv4) { $0.write($1.bits) }
        writer.write(netmaskLength) { $0.write($1) }
        writer.write(framedIPv6) { $0.write($1) }
        writer.write(ipv6Addresses) { $0.write(IPPrefix(.v6($1)).mapped) }
        writer.write(interfaceID) { $0.write($1.bits) }
        writer.write(delegated) { $0.write($1) }
        writer.write(routes) { $0.write($1.mapped) }
    }

    fileprivate init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        self.init(
            ipv4: try reader.optional { reader throws(DirectoryCopyFault) in IPv4Address(bits: try reader.uint32()) },
            netmaskLength: try reader.optional { reader throws(DirectoryCopyFault) in try reader.uint8() },
            framedIPv6: try reader.list { reader throws(DirectoryCopyFault) in try reader.prefix() },
            ipv6Addresses: try reader.list { reader throws(DirectoryCopyFault) in try reader.prefix().address },
            interfaceID: try reader.optional { reader throws(DirectoryCopyFault) in
                InterfaceIdentifier(bits: try reader.uint64())
            },
            delegated: try reader.list { reader throws(DirectoryCopyFault) in try reader.prefix() },
            routes: try reader.list { reader throws(DirectoryCopyFault) in IPPrefix(mapped: try reader.prefix()) })
    }
}

extension PoolNames {
    func write(to writer: inout CopyWriter) {
        for name in [ipv4, framedIPv6, statefulIPv6, delegated] {
            writer.write(name) { $0.write($1) }
        }
    }

    init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        self.init(
            ipv4: try reader.optional { reader throws(DirectoryCopyFault) in try reader.bytes() },
            framedIPv6: try reader.optional { reader throws(DirectoryCopyFault) in try reader.bytes() },
            statefulIPv6: try reader.optional { reader throws(DirectoryCopyFault) in try reader.bytes() },
            delegated: try reader.optional { reader throws(DirectoryCopyFault) in try reader.bytes() })
    }
}
