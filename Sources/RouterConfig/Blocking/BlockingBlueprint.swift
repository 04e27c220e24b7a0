// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
import ProviderValues

/// What the guests of a walled garden may reach, before any dialect: the page, the resolvers, the portal and who takes payments.
/// Everything else is refused in both families, so that programs notice at once instead of waiting.
public struct BlockingBlueprint: Sendable, Hashable {
    /// The pages in the order of their numbers.
    public let pages: [GardenGate]
    /// Who may be asked for names, on port 53; ascending.
    public let resolvers: [IPAddress]
    /// The portal and who takes payments, on ports 80 and 443; ascending.
    public let reachable: [IPPrefix]

    /// - Parameter pages: one for each page that guests can be sent to; of several for one page the last counts.
    public init(pages: [GardenGate], resolvers: [IPAddress], reachable: [IPPrefix]) {
        let byPage = Dictionary(pages.map { ($0.page, $0) }, uniquingKeysWith: { $1 })
        self.pages = GardenPage.allCases.compactMap { byPage[$0] }
        self.resolvers = Set(resolvers).sorted()
        self.reachable = Set(reachable).sorted()
    }

    /// The addresses at which pages are answered, and their ports; ascending, each once.
    func doors(_ family: IPFamily) -> [GardenDoor] {
        Set(pages.compactMap { $0.door(family) }).sorted()
    }

    func resolvers(_ family: IPFamily) -> [IPPrefix] {
        resolvers.map { IPPrefix($0) }.filter { $0.family == family }
    }

    func reachable(_ family: IPFamily) -> [IPPrefix] {
        reachable.filter { $0.family == family }
    }
}
