// SPDX-License-Identifier: Apache-2.0

import AccessPolicy

/// The address lists by which lines are blocked at a router.
struct DriftLists {
    /// Every one of them: those that we write at routers, and those of the walled gardens.
    let names: Set<String>
    /// Those that nobody but us is meant to write.
    let ours: Set<String>

    init(_ lists: BlockingLists, gardens: GardenRules) {
        ours = Set(lists.atRouter)
        var names = ours
        for reason in gardens.gardenedReasons {
            guard case .garden(let terms) = gardens[reason], let list = terms.addressList else { continue }
            names.insert(String(decoding: list, as: UTF8.self))
        }
        self.names = names
    }
}
