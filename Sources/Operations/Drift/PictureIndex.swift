// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// What a router has, found by what its lines are known by.
struct PictureIndex {
    let picture: RouterPicture
    /// The names that have sessions.
    let users: Set<[UInt8]>
    private let queuesByUser: [[UInt8]?: [RouterQueue]]
    private let queuesByService: [ServiceID?: [RouterQueue]]
    /// Those that neither belong to a session nor are ours: few, such as for a whole network.
    private let otherQueues: [RouterQueue]
    private let bindingsByUser: [[UInt8]?: [RouterBinding]]
    private let listed: [String: ListedPrefixes]
    private let listedByService: [ServiceID?: [RouterListing]]

    init(_ picture: RouterPicture) {
        self.picture = picture
        users = Set(picture.sessions.map(\.userName))
        queuesByUser = Dictionary(grouping: picture.queues, by: \.userName)
        queuesByService = Dictionary(grouping: picture.queues, by: \.service)
        otherQueues = picture.queues.filter { $0.userName == nil && $0.service == nil }
        bindingsByUser = Dictionary(grouping: picture.bindings.filter(\.isBound), by: \.userName)
        listed = Dictionary(grouping: picture.listings, by: \.list).mapValues { ListedPrefixes($0) }
        listedByService = Dictionary(grouping: picture.listings, by: \.service)
    }

    /// Prefixes that it has delegated to a name.
    func bound(to userName: [UInt8]) -> [IPPrefix] {
        (bindingsByUser[userName] ?? []).map { IPPrefix($0.prefix) }
    }

    /// What it lets through for a line: the lowest of its queues, and the greatest number where there is none.
    func speed(userName: [UInt8], service: ServiceID?, prefixes: [IPPrefix]) -> Rates {
        var queues = queuesByUser[userName] ?? []
        if let service { queues += queuesByService[service] ?? [] }
        queues += otherQueues.filter { queue in
            queue.targets.contains { target in prefixes.contains { target.contains($0) } }
        }
        return queues.reduce(Rates(down: .max, up: .max)) { lowest, queue in
            Rates(
                down: min(lowest.down, queue.rates.down == 0 ? .max : queue.rates.down),
                up: min(lowest.up, queue.rates.up == 0 ? .max : queue.rates.up))
        }
    }

    /// The row by which all of a prefix stands on one of these lists.
    func listing(around prefix: IPPrefix, on lists: Set<String>) -> RouterListing? {
        lists.sorted().lazy.compactMap { listed[$0]?.around(prefix) }.first
    }

    /// A row on one of these lists that concerns a line.
    func listing(of service: ServiceID, _ prefixes: [IPPrefix], on lists: Set<String>) -> RouterListing? {
        if let own = listedByService[service]?.first(where: { lists.contains($0.list) }) { return own }
        for rows in lists.sorted().compactMap({ listed[$0] }) {
            for prefix in prefixes {
                if let row = rows.around(prefix) ?? rows.inside(prefix) { return row }
            }
        }
        return nil
    }
}
