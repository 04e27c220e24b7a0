// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// How the guests of one page are told apart, and where they are sent.
public struct GardenGate: Sendable, Hashable {
    public let page: GardenPage
    /// Address lists of the router whose members are guests; the same name in both families.
    public let lists: [String]
    /// Prefixes whose addresses belong to guests only: reject pools and blocked ranges of either family, ascending.
    public let prefixes: [IPPrefix]
    /// Where the page is answered, by family. Guests of a family without one are refused at once, and try the other.
    private let doors: [IPFamily: GardenDoor]

    /// - Parameters:
    ///   - lists: the usual names of the page when nil.
    ///   - doors: of several in one family the last counts.
    public init(_ page: GardenPage, lists: [String]? = nil, prefixes: [IPPrefix] = [], doors: [GardenDoor]) {
        self.page = page
        self.lists = lists ?? [page.usualSessionList] + [page.usualRouterList].compactMap(\.self)
        self.prefixes = Set(prefixes).sorted()
        self.doors = Dictionary(doors.map { ($0.address.family, $0) }, uniquingKeysWith: { $1 })
    }

    /// Where guests of a family find the page.
    public func door(_ family: IPFamily) -> GardenDoor? { doors[family] }

    func prefixes(_ family: IPFamily) -> [IPPrefix] {
        prefixes.filter { $0.family == family }
    }
}

/// An address and a TCP port that answer a page.
public struct GardenDoor: Sendable, Hashable, Comparable {
    public let address: IPAddress
    public let port: UInt16

    public init(_ address: IPAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    /// By address, then by port.
    public static func < (left: GardenDoor, right: GardenDoor) -> Bool {
        left.address == right.address ? left.port < right.port : left.address < right.address
    }
}
