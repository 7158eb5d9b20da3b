package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson what the null marks say: a component of a record that is not {@code @Nullable} must be there. Without it
 * a record could be read that could not be built. Custom resources are read as the API server stored them.
 */
final class RequiredComponents extends NopAnnotationIntrospector {
    @Override
    @SuppressWarnings("NullAway") // Jackson's contract: null is "no opinion"
    public Boolean hasRequiredMarker(AnnotatedMember member) {
        return isRequired(member) ? Boolean.TRUE : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return isRequired(annotated) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
    }

    private static boolean isRequired(Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)) {
            return false;
        }
        Class<?> type = parameter.getDeclaringClass();
        if (!type.isRecord() || !type.getPackage().isAnnotationPresent(NullMarked.class)) {
            return false;
        }
        RecordComponent[] components = type.getRecordComponents();
        boolean canonical = parameter.getOwner().getParameterCount() == components.length;
        RecordComponent component = components[parameter.getIndex()];
        return canonical
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !mayBeAbsentFromResource(component);
    }

    /** Others write custom resources too and leave out lists; API servers of 1.20 make null of an applied empty text. */
    private static boolean mayBeAbsentFromResource(RecordComponent component) {
        boolean isResource = !component.getDeclaringRecord().getPackage().equals(RequiredComponents.class.getPackage());
        return isResource
                && (component.getType() == List.class || component.getName().equals("namespace"));
    }
}
