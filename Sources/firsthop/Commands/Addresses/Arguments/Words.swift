// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import ArgumentParser
import NetworkValues

/// A closed set whose words may be typed with hyphens, as people write options, or as they are stored.
public protocol OptionWord: ExpressibleByArgument, RawRepresentable<String>, CaseIterable {}

extension OptionWord {
    /// Reads the word in either spelling.
    public init?(argument: String) {
        self.init(rawValue: argument.replacing("-", with: "_"))
    }

    /// The word as it is typed and shown.
    var hyphenated: String { rawValue.replacing("_", with: "-") }

    /// The words as help lists them.
    public static var allValueStrings: [String] { allCases.map(\.hyphenated) }

    /// The word as help shows a default.
    public var defaultValueDescription: String { hyphenated }
}

extension PoolKind: OptionWord {}
extension SlotOrder: OptionWord {}
extension PlacementPolicy: OptionWord {}
extension PlanNodeKind: ExpressibleByArgument {}
extension FindingCode: ExpressibleByArgument {}

/// The families as `--family` takes them.
enum FamilyWord: String, OptionWord {
    case ipv6
    case ipv4

    var family: IPFamily {
        switch self {
        case .ipv6: .v6
        case .ipv4: .v4
        }
    }
}
