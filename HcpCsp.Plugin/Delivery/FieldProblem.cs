namespace HcpCsp.Plugin.Delivery;

/// <summary>What is wrong, and in which field of an order or a schedule.</summary>
/// <param name="Field">As forms name it.</param>
/// <param name="Text">In words.</param>
internal sealed record FieldProblem(string Field, string Text);
