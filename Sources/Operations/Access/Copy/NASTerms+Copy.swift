// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

extension NASTerms {
    func write(to writer: inout CopyWriter) {
        writer.write(id)
        writer.write(name)
        writer.write(source.mapped)
        writer.write(secret)
        writer.write(word: vendor)
        writer.write(version) { $0.write($1.description) }
        writer.write(word: state)
        defence.write(to: &writer)
        writer.write(invertedRates)
        writer.write(invertedAccounting)
        gardens.write(to: &writer)
        writer.write(extras) { $1.write(to: &$0) }
        writer.write(interimInterval) { $0.write($1) }
        writer.write(dynamicAuthorizationPort)
    }

    convenience init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        self.init(
            id: try reader.id(), name: try reader.text(), source: IPPrefix(mapped: try reader.prefix()),
            secret: try reader.secret(), vendor: try reader.word(),
            version: try reader.optional { reader throws(DirectoryCopyFault) in try reader.version() },
            state: try reader.word(), defence: try NASDefence(from: &reader), invertedRates: try reader.flag(),
            invertedAccounting: try reader.flag(), gardens: try GardenRules(from: &reader),
            extras: try reader.list { reader throws(DirectoryCopyFault) in try ExtraAttribute(from: &reader) },
            interimInterval: try reader.optional { reader throws(DirectoryCopyFault) in try reader.uint32() },
            dynamicAuthorizationPort: try reader.uint16())
    }
}

extension CopyReader {
    fileprivate mutating func version() throws(DirectoryCopyFault) -> SoftwareVersion {
        let text = try text()
        guard let version = try? SoftwareVersion(parsing: text) else { throw .malformed("“\(text)” is no version") }
        return version
    }
}

extension NASDefence {
    fileprivate func write(to writer: inout CopyWriter) {
        writer.write(word: requireMessageAuthenticator)
        writer.write(word: limitProxyState)
        writer.write(learnedMessageAuthenticator) { $0.write($1) }
        writer.write(learnedProxyState) { $0.write($1) }
    }

    fileprivate init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        self.init(
            requireMessageAuthenticator: try reader.word(), limitProxyState: try reader.word(),
            learnedMessageAuthenticator: try reader.optional { reader throws(DirectoryCopyFault) in
                try reader.flag()
            },
            learnedProxyState: try reader.optional { reader throws(DirectoryCopyFault) in try reader.flag() })
    }
}

extension GardenRules {
    fileprivate func write(to writer: inout CopyWriter) {
        writer.write(gardenedReasons) { writer, reason in
            writer.write(word: reason)
            guard case .garden(let garden) = self[reason] else { return }
            garden.write(to: &writer)
        }
    }

    fileprivate init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        self.init()
        for _ in 0..<(try reader.uint32()) {
            let reason: BlockReason = try reader.word()
            self[reason] = .garden(try GardenTerms(from: &reader))
        }
    }
}

extension GardenTerms {
    fileprivate func write(to writer: inout CopyWriter) {
        pools.write(to: &writer)
        writer.write(addressList) { $0.write($1) }
        writer.write(profile) { $0.write($1) }
        writer.write(rates) { $0.write($1) }
        writer.write(sessionSeconds)
        writer.write(keepOwnAddresses)
    }

    fileprivate init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        self.init(
            pools: try PoolNames(from: &reader),
            addressList: try reader.optional { reader throws(DirectoryCopyFault) in try reader.bytes() },
            profile: try reader.optional { reader throws(DirectoryCopyFault) in try reader.bytes() },
            rates: try reader.optional { reader throws(DirectoryCopyFault) in try reader.rates() },
            sessionSeconds: try reader.uint32(), keepOwnAddresses: try reader.flag())
    }
}
