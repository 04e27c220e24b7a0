// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import Operations

/// A shard against a plain list, with keys that crowd together.
@Suite struct DirectoryShardTests {
    @Test func aShardFindsWhatWasFiledAndNothingElse() {
        var random = SeededGenerator(seed: 0x100b)
        var shard = DirectoryShard()
        var model: Set<Entry> = []
        let macs = (0..<40).map { MACAddress(bits: UInt64($0)) }
        for _ in 0..<20_000 {
            let entry = Entry(
                mac: macs.randomElement(using: &random) ?? macs[0], service: Int64.random(in: 1...4, using: &random))
            if Bool.random(using: &random) {
                shard.insert(entry.terms, under: entry.key)
                model.insert(entry)
            } else {
                shard.remove(ServiceID(entry.service), under: entry.key)
                model.remove(entry)
            }
            #expect(shard.count == model.count)
            let sought = AccessKey(mac: entry.mac)
            let expected = Set(model.filter { $0.mac == entry.mac }.map(\.service))
            #expect(found(sought, in: shard) == expected)
        }
    }

    @Test func copiesAreNotTouchedByEdits() {
        let entries = (1...100).map { Entry(mac: MACAddress(bits: UInt64($0)), service: Int64($0)) }
        var shard = DirectoryShard()
        for entry in entries { shard.insert(entry.terms, under: entry.key) }
        let before = shard
        for entry in entries { shard.remove(ServiceID(entry.service), under: entry.key) }
        #expect(shard.count == 0 && before.count == 100)
        for entry in entries { #expect(found(entry.key, in: before) == [entry.service]) }
    }

    /// Among so many lines some have two of their keys in one shard.
    @Test func everyLineIsGoneThroughOnce() {
        let count = 30_000
        var draft = DirectoryDraft(from: .empty)
        for number in 1...count {
            let mac = MACAddress(bits: UInt64(number))
            draft.put(
                AccessTerms(
                    service: ServiceID(Int64(number)), customer: CustomerID(1), kind: .pppoe,
                    userName: Array("line\(number)".utf8), macs: [mac]))
        }
        var met: [ServiceID] = []
        draft.finished(position: 0, origin: .store).forEachLine { met.append($0.service) }
        #expect(met.count == count && Set(met).count == count)
    }

    private struct Entry: Hashable {
        let mac: MACAddress
        let service: Int64

        var key: AccessKey { AccessKey(mac: mac) }
        var terms: AccessTerms {
            AccessTerms(service: ServiceID(service), customer: CustomerID(1), kind: .dhcpv4, macs: [mac])
        }
    }

    private func found(_ key: AccessKey, in shard: DirectoryShard) -> Set<Int64> {
        var found: Set<Int64> = []
        var place = shard.start(key)
        while let terms = shard.next(key, at: &place) { found.insert(terms.service.value) }
        return found
    }
}
