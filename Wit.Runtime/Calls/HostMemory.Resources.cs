// The part of the host's memory that generated code needs for resources: objects on this side, handles on the other.
using Wit.Abi;
using Wit.Runtime.Instances;

namespace Wit.Runtime;

public unsafe partial struct HostMemory
{
    /// <inheritdoc/>
    public readonly T LiftOwn<T, TResource>(uint handle)
        where T : class
        where TResource : IResourceType<T>
    {
        var resource = Resources.Of<TResource>();
        var representation = LiftOwn(handle, resource);
        return resource.Implementer is null
            ? OfObject<T>(_options.Store.Objects.Remove(representation), resource)
            : OfProxy<T>(new GuestHandle(_options.Store, resource, representation, isOwn: true));
    }

    /// <inheritdoc/>
    public uint LowerOwn<T, TResource>(T value)
        where T : class
        where TResource : IResourceType<T>
    {
        var resource = Resources.Of<TResource>();
        var handle = resource.Implementer is null ? null : HandleOf(value, resource);
        var index = LowerOwn(handle?.Take() ?? _options.Store.Objects.Add(value, isOwned: true), resource);
        (_scope ??= new CallScope()).AddPassed(handle, resource, index);
        return index;
    }

    /// <inheritdoc/>
    public T LiftBorrow<T, TResource>(uint handle)
        where T : class
        where TResource : IResourceType<T>
    {
        var resource = Resources.Of<TResource>();
        var representation = LiftBorrow(handle, resource);
        if (resource.Implementer is null) return OfObject<T>(_options.Store.Objects.Find(representation), resource);
        var borrowed = new GuestHandle(_options.Store, resource, representation, isOwn: false);
        (_scope ??= new CallScope()).AddBorrowed(borrowed);
        return OfProxy<T>(borrowed);
    }

    /// <inheritdoc/>
    public uint LowerBorrow<T, TResource>(T value)
        where T : class
        where TResource : IResourceType<T>
    {
        var resource = Resources.Of<TResource>();
        if (resource.Implementer is not null) return LowerBorrow(HandleOf(value, resource).Borrow(), resource);
        var objects = _options.Store.Objects;
        var representation = objects.Add(value, isOwned: false);
        (_scope ??= new CallScope()).AddLent(objects, representation);
        return LowerBorrow(representation, resource);
    }

    private static T OfObject<T>(object? value, GuestResource resource)
        where T : class =>
        value as T ?? throw new WasmTrapException($"what stands for a {resource.Name} is no {typeof(T).Name} of the host");

    private static T OfProxy<T>(GuestHandle handle)
        where T : class
    {
        if (handle.Resource.Proxy is not { } create)
            throw new InvalidOperationException($"no class stands for the guest's {handle.Resource.Name}: create the exports of its interface first");
        return create(handle) as T ?? throw new WasmTrapException($"a {handle.Resource.Name} of the guest is no {typeof(T).Name}");
    }

    private static GuestHandle HandleOf(object value, GuestResource resource)
    {
        if (value is IResourceProxy { Handle: GuestHandle handle } && ReferenceEquals(handle.Resource, resource)) return handle;
        throw new ArgumentException($"the {value.GetType().Name} is no {resource.Name} of this component instance", nameof(value));
    }
}
