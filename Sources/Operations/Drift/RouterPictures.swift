// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// What several routers show of themselves.
struct RouterPictures {
    /// Routers that are looked at side by side: one that is slow does not hold up the others.
    private static let atOnce = 16

    private var outcomes: [NASID: Result<RouterPicture, RouterTrouble>] = [:]

    init(of routers: [NASTerms], lists: BlockingLists, by inspection: any RouterInspection) async {
        var rest = routers[...]
        await withTaskGroup(of: (NASID, Result<RouterPicture, RouterTrouble>).self) { group in
            func begin() {
                guard let router = rest.popFirst() else { return }
                let names = DriftLists(lists, gardens: router.gardens).names.sorted()
                group.addTask { (router.id, await Self.look(at: router.id, names, inspection)) }
            }
            for _ in 0..<Self.atOnce { begin() }
            while let (nas, outcome) = await group.next() {
                outcomes[nas] = outcome
                begin()
            }
        }
    }

    private static func look(
        at nas: NASID, _ lists: [String], _ inspection: any RouterInspection
    ) async -> Result<RouterPicture, RouterTrouble> {
        do throws(RouterTrouble) {
            return .success(try await inspection.picture(of: nas, lists: lists))
        } catch {
            return .failure(error)
        }
    }

    /// nil for a router that did not let itself be looked at.
    func picture(of nas: NASID) -> RouterPicture? { try? outcomes[nas]?.get() }

    func trouble(of nas: NASID) -> RouterTrouble? {
        guard case .failure(let trouble) = outcomes[nas] else { return nil }
        return trouble
    }

    /// What stands on address lists and does not say for whom.
    var foreignPrefixes: Set<IPPrefix> {
        Set(
            outcomes.keys.compactMap { picture(of: $0) }.flatMap(\.listings).filter { $0.service == nil }
                .map(\.prefix))
    }
}
