// SPDX-License-Identifier: Apache-2.0

/// What a box on the poster shows.
public enum DrawnFill: Hashable, Sendable {
    /// The poster's paper.
    case paper

    /// The panel of a node.
    case panel(PlanNodeKind)

    /// The scale in a panel where nothing stands.
    case free

    /// A child at its true place and size on its parent's scale.
    case child(PlanNodeKind)

    /// The growth reserve around a child.
    case reserve

    /// The slots of a pool that are in use.
    case held(PoolKind)

    /// The slots that are kept for services that ended.
    case kept

    /// The colour as “#rrggbb”. Kinds of node differ in lightness, kinds of pool in hue, both also for people who see few
    /// colours.
    public var color: String {
        switch self {
        case .paper: "#ffffff"
        case .panel(let kind): Self.panelColor(kind)
        case .free: "#ecece6"
        case .child(let kind): Self.childColor(kind)
        case .reserve: "#cfc8b4"
        case .held(let kind): Self.heldColor(kind)
        case .kept: "#9a927f"
        }
    }

    private static func panelColor(_ kind: PlanNodeKind) -> String {
        switch kind {
        case .block: "#1f2a44"
        case .site: "#3d5a80"
        case .nas: "#98c1d9"
        case .pool: "#dde9ec"
        }
    }

    private static func childColor(_ kind: PlanNodeKind) -> String {
        switch kind {
        case .block: "#1f2a44"
        case .site: "#5b7da8"
        case .nas: "#4f9bc0"
        case .pool: "#5c7080"
        }
    }

    private static func heldColor(_ kind: PoolKind) -> String {
        switch kind {
        case .active: "#009e73"
        case .blocked: "#d55e00"
        case .static: "#0072b2"
        case .link: "#cc79a7"
        case .infrastructure: "#707070"
        }
    }

    /// Whether text on it is light.
    public var isDark: Bool {
        switch self {
        case .panel(.block), .panel(.site), .child, .held: true
        case .panel(.nas), .panel(.pool), .paper, .free, .reserve, .kept: false
        }
    }
}

extension FindingSeverity {
    /// The colour of a finding's mark as “#rrggbb”.
    public var color: String {
        switch self {
        case .note: "#56748c"
        case .warning: "#b36b00"
        case .error: "#b3001b"
        }
    }
}
