// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// How a decision came about, step by step, in a value of fixed size: it is written at every login and read at few.
public struct DecisionTrace: Sendable, Hashable {
    /// Steps that fit, one byte each; a decision has at most eleven.
    public static let capacity = 16

    /// When the decision was made.
    public let at: Timestamp
    /// How many steps there are.
    public private(set) var count: UInt8 = 0
    /// The first eight steps, the earliest in the lowest byte. Two halves, as the compiler (6.3) miscompiles a UInt128 in
    /// an enum's payload without optimisation.
    private var early: UInt64 = 0
    /// The steps after these.
    private var late: UInt64 = 0

    /// A trace without steps.
    public init(at: Timestamp) {
        self.at = at
    }

    /// Adds a step. One that does not fit is left out: ``deciding`` is among the first.
    mutating func note(_ step: TraceStep) {
        guard count < Self.capacity else { return }
        let byte = UInt64(step.rawValue) << (UInt64(count % 8) * 8)
        if count < 8 {
            early |= byte
        } else {
            late |= byte
        }
        count += 1
    }

    /// The steps in order.
    public var steps: [TraceStep] {
        (0..<count).compactMap(step)
    }

    /// The step that decided: the one that blocked the line, or else the last.
    public var deciding: TraceStep? {
        var last: TraceStep?
        for index in 0..<count {
            guard let step = step(index) else { continue }
            if step.verdict == .blocks { return step }
            last = step
        }
        return last
    }

    private func step(_ index: UInt8) -> TraceStep? {
        let half = index < 8 ? early : late
        return TraceStep(rawValue: UInt8(truncatingIfNeeded: half >> (UInt64(index % 8) * 8)))
    }
}

extension DecisionTrace: CustomStringConvertible {
    /// The steps as one sentence.
    public var description: String {
        steps.map(\.text).joined(separator: "; ")
    }
}
