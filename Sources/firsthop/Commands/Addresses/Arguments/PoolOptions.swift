// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import NetworkValues

/// The terms of a pool.
struct PoolOptions: ParsableArguments {
    @Option(help: "What the slots are for.")
    var kind = PoolKind.active

    @Option(
        help: ArgumentHelp(
            "The length of every slot. If not given: /56, or /64 for links and infrastructure, or /32 for IPv4.",
            valueName: "length"))
    var delegate: PrefixLength?

    @Option(help: "In which order slots are handed out.")
    var order = SlotOrder.nextFree

    @Option(help: "For how many days a slot stays with its customer after the service gave it up.")
    var keepDays = PoolTerms.usualKeepDays

    @Option(help: "Slots at the low end that are never handed out; if not given, what the standards take away.")
    var reservedLow: Int?

    @Option(help: "The same at the high end.")
    var reservedHigh: Int?

    @Option(
        help: ArgumentHelp(
            "Keep a prefix of this length out of every delegation, for the link to the customer (RFC 6603).",
            valueName: "length"))
    var exclude: PrefixLength?

    /// The terms of a pool at a place.
    func terms(at place: ChosenPlace) -> PoolTerms {
        switch place {
        case .at(let prefix, _):
            terms(in: prefix.family) { PoolTerms.usualReservedSlots(in: prefix, delegatedLength: $0) }
        case .anywhere(let length, let parent):
            terms(ofLength: length, in: parent.prefix)
        }
    }

    /// The terms of a pool of that length somewhere in a node: what is usually reserved depends on both.
    func terms(ofLength length: Int, in parent: IPPrefix) -> PoolTerms {
        terms(in: parent.family) { delegatedLength in
            let example = parent.subnet(at: 0, length: length) ?? parent
            return PoolTerms.usualReservedSlots(in: example, delegatedLength: delegatedLength)
        }
    }

    private func terms(in family: IPFamily, usual: (Int) -> (low: Int, high: Int)) -> PoolTerms {
        let delegatedLength = delegate?.bits ?? kind.usualDelegatedLength(in: family)
        let usual = usual(delegatedLength)
        return PoolTerms(
            kind: kind, delegatedLength: delegatedLength, order: order, reservedLow: reservedLow ?? usual.low,
            reservedHigh: reservedHigh ?? usual.high, keepDays: keepDays, excludedLength: exclude?.bits)
    }
}
