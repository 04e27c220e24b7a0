// SPDX-License-Identifier: Apache-2.0

/// A dotted software version of a router or CPE, such as `7.20.1`, `7.21rc3`, `1.5-rolling` or `v2.0.9-hotfix.7`.
///
/// Ordered by the numbers, then by stage: alpha < beta < release candidate < release < patch of a release. Missing
/// numbers count as zero, so `7.20` equals `7.20.0`.
public struct SoftwareVersion: Sendable {
    /// The numbers between the dots; at least one.
    public let numbers: [Int]
    /// What follows the numbers.
    public let stage: Stage
    /// The number behind the stage, as 3 in `rc3`; 0 when there is none.
    public let stageNumber: Int

    /// How finished a version is.
    public enum Stage: Int, Sendable, CaseIterable, Comparable {
        case alpha, beta, candidate, release, patch

        /// The less finished one is smaller.
        public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
    }

    /// A version without suffix; `numbers` beyond the first are optional.
    public init(_ major: Int, _ further: Int...) {
        numbers = [major] + further
        stage = .release
        stageNumber = 0
    }

    init(numbers: [Int], stage: Stage, stageNumber: Int) {
        self.numbers = numbers
        self.stage = stage
        self.stageNumber = stageNumber
    }

    /// The numbers without trailing zeros: what equality, order and hash go by.
    private var significantNumbers: ArraySlice<Int> {
        let kept = numbers.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
        return numbers[..<kept]
    }
}

extension SoftwareVersion: Hashable, Comparable {
    /// Trailing zeros make no difference.
    public static func == (left: SoftwareVersion, right: SoftwareVersion) -> Bool {
        left.significantNumbers == right.significantNumbers && left.stage == right.stage
            && left.stageNumber == right.stageNumber
    }

    /// Agrees with equality: trailing zeros make no difference.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(significantNumbers)
        hasher.combine(stage)
        hasher.combine(stageNumber)
    }

    /// The older version is smaller.
    public static func < (left: SoftwareVersion, right: SoftwareVersion) -> Bool {
        let (leftNumbers, rightNumbers) = (left.significantNumbers, right.significantNumbers)
        if leftNumbers != rightNumbers { return leftNumbers.lexicographicallyPrecedes(rightNumbers) }
        return (left.stage, left.stageNumber) < (right.stage, right.stageNumber)
    }
}

extension SoftwareVersion: CustomStringConvertible {
    /// The canonical text, which parses back to an equal version: `7.20.1`, `7.21rc3`, `2.0.9-patch7`.
    public var description: String {
        let dotted = numbers.map(String.init).joined(separator: ".")
        let number = stageNumber == 0 ? "" : String(stageNumber)
        return switch stage {
        case .alpha: dotted + "alpha" + number
        case .beta: dotted + "beta" + number
        case .candidate: dotted + "rc" + number
        case .release: dotted
        case .patch: dotted + "-patch" + number
        }
    }
}
