// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import Storage

/// What is known of a line beside its name and kind. An empty text, or `none`, takes away what was there.
struct ServiceOptions: ParsableArguments {
    @Option(help: "The plan.")
    var plan: String?

    @Option(help: "The router that the line is bound to.")
    var nas: String?

    @Option(help: "The name that it logs in with.")
    var userName: String?

    @Option(
        help:
            "Its devices: none, listed, first (the first that comes), first:3, first:3:replace (the oldest makes room)."
    )
    var macBinding: String?

    @Option(
        name: .customLong("mac"), parsing: .singleValue,
        help: "A device's MAC address, in any writing; may be repeated.")
    var macs: [String] = []

    @Option(help: "The circuit id that its requests carry, as text or 0x and digits.")
    var circuitID: String?

    @Option(help: "The remote id that its requests carry.")
    var remoteID: String?

    @Option(help: "Sessions that it may have at once; 0 for any number.")
    var simultaneousUse: UInt16?

    @Option(help: "Hold it back: unpaid, fair-use or by-staff; none lets it go.")
    var hold: String?

    @Option(help: "The interface identifier of its link: 0:0:0:1.")
    var interfaceID: String?

    @Option(name: .customLong("route"), parsing: .singleValue, help: "A prefix routed to it; may be repeated.")
    var routes: [String] = []

    @OptionGroup var pools: PoolNameOptions

    @Option(help: "The line that runs over this radio.")
    var mainService: String?

    /// Writes what was given into a line; devices and routes are added to those there are.
    func apply(to terms: inout ServiceDescription, in store: Store) async throws {
        if let plan { terms.plan = PlanOptions.isNothing(plan) ? nil : try await store.plan(named: plan).id }
        if let nas { terms.nas = PlanOptions.isNothing(nas) ? nil : try await store.router(named: nas).id }
        if let userName { terms.userName = userName.isEmpty ? nil : try UserName(parsing: userName) }
        if let mainService {
            terms.mainService =
                PlanOptions.isNothing(mainService) ? nil : try await store.service(named: mainService).id
        }
        try applyDevices(to: &terms)
        terms.simultaneousUse = simultaneousUse ?? terms.simultaneousUse
        if let hold { terms.hold = PlanOptions.isNothing(hold) ? nil : try Self.hold(hold) }
        if let interfaceID {
            terms.interfaceID =
                PlanOptions.isNothing(interfaceID) ? nil : try InterfaceIdentifier(parsing: interfaceID)
        }
        for text in routes {
            let route = try IPPrefix(parsing: text)
            if !terms.routes.contains(route) { terms.routes.append(route) }
        }
        pools.apply(to: &terms.pools)
    }

    private func applyDevices(to terms: inout ServiceDescription) throws {
        if let macBinding {
            guard let binding = MACBinding(parsing: macBinding) else {
                throw Refusal(
                    .malformed, "--mac-binding “\(macBinding)” is not known",
                    advice: "write none, listed, first, first:3 or first:3:replace")
            }
            terms.macBinding = binding
        }
        for text in macs {
            let mac = try MACAddress(parsing: text)
            if !terms.macs.contains(mac) { terms.macs.append(mac) }
        }
        if let circuitID { terms.circuitID = circuitID.isEmpty ? nil : try TypedValues.octets(circuitID) }
        if let remoteID { terms.remoteID = remoteID.isEmpty ? nil : try TypedValues.octets(remoteID) }
    }

    private static func hold(_ text: String) throws -> BlockReason {
        guard let reason = BlockReason(argument: text) else {
            throw Refusal(
                .malformed, "--hold “\(text)” is no reason", advice: "write unpaid, fair-use, by-staff, or none")
        }
        return reason
    }
}
