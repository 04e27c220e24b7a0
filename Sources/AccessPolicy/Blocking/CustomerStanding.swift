// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Whether a customer's lines may be online, and everything that speaks against it.
///
/// The state follows from the contract and the reasons: a customer with one reason left stays blocked, and the last one that
/// goes lets the lines online at once. So “I paid and I am still blocked” always has an answer that can be read.
public struct CustomerStanding: Sendable, Hashable {
    /// How far the contract has come.
    public enum Contract: Sendable, Hashable, CaseIterable {
        case notYet, running, ended
    }

    public private(set) var contract: Contract
    /// Why the lines are cut off; kept when the customer leaves, since a debt does not end with the contract.
    public private(set) var reasons: Set<BlockReason>

    /// The reasons for which a customer, rather than one line, can be cut off.
    public static let possibleReasons: Set<BlockReason> = [.unpaid, .byStaff]

    /// - Parameter reasons: those that no customer can have are left out.
    public init(contract: Contract = .notYet, reasons: Set<BlockReason> = []) {
        self.contract = contract
        self.reasons = reasons.intersection(Self.possibleReasons)
    }

    /// From what is stored. A blocked customer without a reason was blocked by somebody's hand.
    public init(state: CustomerState, reasons: Set<BlockReason>) {
        switch state {
        case .new: self.init(contract: .notYet, reasons: reasons)
        case .active: self.init(contract: .running)
        case .blocked:
            self.init(contract: .running, reasons: reasons)
            if self.reasons.isEmpty { self.reasons = [.byStaff] }
        case .inactive: self.init(contract: .ended, reasons: reasons)
        }
    }

    /// The state in one word.
    public var state: CustomerState {
        switch contract {
        case .notYet: .new
        case .running: reasons.isEmpty ? .active : .blocked
        case .ended: .inactive
        }
    }

    /// The reason that is named first; nil while the lines may be online.
    public var firstReason: BlockReason? {
        switch state {
        case .active: nil
        case .blocked: BlockReason.byPrecedence.first { reasons.contains($0) }
        case .new, .inactive: .customerNotActive
        }
    }

    /// The standing after an act; the same one when the act changes nothing, so that it can be repeated.
    ///
    /// - Throws: ``CustomerActObjection`` when the act makes no sense for this customer.
    public func after(_ act: CustomerAct) throws(CustomerActObjection) -> CustomerStanding {
        var next = self
        switch act {
        case .connect:
            next.contract = .running
        case .block(let reason):
            guard Self.possibleReasons.contains(reason) else { throw .notOfACustomer(reason) }
            guard contract == .running else { throw .notConnected(state) }
            next.reasons.insert(reason)
        case .lift(let reason):
            guard Self.possibleReasons.contains(reason) else { throw .notOfACustomer(reason) }
            next.reasons.remove(reason)
        case .leave:
            next.contract = .ended
        }
        return next
    }
}

/// Why an act makes no sense for a customer.
public enum CustomerActObjection: Error, Sendable, Hashable, CustomStringConvertible {
    /// The reason belongs to a line or to a login.
    case notOfACustomer(BlockReason)
    /// Nothing of theirs is online.
    case notConnected(CustomerState)

    /// The rule, and what to do instead.
    public var description: String {
        switch self {
        case .notOfACustomer(let reason):
            "“\(reason.rawValue)” says something of one line or login, not of a customer; the reasons of customers are "
                + CustomerStanding.possibleReasons.map(\.rawValue).sorted().joined(separator: " and ")
        case .notConnected(let state):
            "a customer who is \(state.rawValue) has nothing online that could be blocked; make them active first"
        }
    }
}
