// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

extension PlanTerms {
    func write(to writer: inout CopyWriter) {
        writer.write(id)
        writer.write(name)
        writer.write(rates)
        writer.write(burst) { writer, burst in
            writer.write(burst.rates)
            writer.write(burst.threshold)
            writer.write(burst.secondsDown)
            writer.write(burst.secondsUp)
        }
        writer.write(guarantee) { $0.write($1) }
        writer.write(priority) { $0.write($1) }
        writer.write(sessionTimeout) { $0.write($1) }
        writer.write(idleTimeout) { $0.write($1) }
        writer.write(interimInterval) { $0.write($1) }
        pools.write(to: &writer)
        writer.write(dns) { $0.write(IPPrefix($1).mapped) }
        writer.write(addressList) { $0.write($1) }
        writer.write(profile) { $0.write($1) }
        writer.write(extras) { $1.write(to: &$0) }
    }

    convenience init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        self.init(
            id: try reader.id(), name: try reader.bytes(), rates: try reader.rates(),
            burst: try reader.optional { reader throws(DirectoryCopyFault) in
                Burst(
                    rates: try reader.rates(), threshold: try reader.rates(), secondsDown: try reader.uint32(),
                    secondsUp: try reader.uint32())
            },
            guarantee: try reader.optional { reader throws(DirectoryCopyFault) in try reader.rates() },
            priority: try reader.optional { reader throws(DirectoryCopyFault) in try reader.uint8() },
            sessionTimeout: try reader.optional { reader throws(DirectoryCopyFault) in try reader.uint32() },
            idleTimeout: try reader.optional { reader throws(DirectoryCopyFault) in try reader.uint32() },
            interimInterval: try reader.optional { reader throws(DirectoryCopyFault) in try reader.uint32() },
            pools: try PoolNames(from: &reader),
            dns: try reader.list { reader throws(DirectoryCopyFault) in
                IPAddress(mapped: try reader.prefix().address)
            },
            addressList: try reader.optional { reader throws(DirectoryCopyFault) in try reader.bytes() },
            profile: try reader.optional { reader throws(DirectoryCopyFault) in try reader.bytes() },
            extras: try reader.list { reader throws(DirectoryCopyFault) in try ExtraAttribute(from: &reader) })
    }
}

extension ExtraAttribute {
    func write(to writer: inout CopyWriter) {
        writer.write(word: purpose)
        writer.write(name)
        writer.write(value)
    }

    init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        self.init(purpose: try reader.word(), name: try reader.text(), value: try reader.text())
    }
}
