import "node:module";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "electron-vite";
// electron.vite.config.ts
var electron_vite_config_default = defineConfig({
	main: { build: {
		target: "node20",
		rollupOptions: {
			input: {
				cli: "src-main/cli.ts",
				index: "src-main/index.ts"
			},
			output: {
				format: "es",
				entryFileNames: "[name].js"
			}
		},
		sourcemap: true
	} },
	preload: { build: {
		externalizeDeps: false,
		lib: {
			entry: {
				page: "src-preload/page/index.ts",
				panel: "src-preload/panel.ts"
			},
			formats: ["cjs"]
		},
		rollupOptions: {
			external: ["electron"],
			output: { entryFileNames: "[name].cjs" }
		}
	} },
	renderer: {
		root: "src-renderer",
		plugins: [paraglideVitePlugin({
			project: "src-renderer/project.inlang",
			outdir: "src-renderer/paraglide",
			strategy: ["globalVariable", "baseLocale"],
			outputStructure: "message-modules"
		}), svelte({ configFile: false })],
		build: {
			outDir: "out/renderer",
			target: "chrome130",
			minify: true,
			modulePreload: { polyfill: false },
			rollupOptions: { input: "src-renderer/index.html" }
		}
	}
});
export { electron_vite_config_default as default };

//# sourceMappingURL=data:application/json;charset=utf-8;base64,eyJ2ZXJzaW9uIjozLCJmaWxlIjoiZWxlY3Ryb24udml0ZS5jb25maWcuanMiLCJuYW1lcyI6W10sInNvdXJjZXMiOlsiL3RtcC93dC9wcmFjdGljZS9lbGVjdHJvbi52aXRlLmNvbmZpZy50cyJdLCJzb3VyY2VzQ29udGVudCI6WyIvKipcbiAqIFdoYXQgaXMgYnVpbHQ6IGBvdXQvbWFpbi9gIChFbGVjdHJvbidzIGVudHJ5IGFuZCB0aGUgY29tbWFuZCBsaW5lKSwgYG91dC9wcmVsb2FkL3BhbmVsLmNqc2AgKHRoZSBwYW5lbCdzIGJyaWRnZSwgZm9yXG4gKiBhIHNhbmRib3hlZCBwcmVsb2FkKSwgYG91dC9wcmVsb2FkL3BhZ2UuY2pzYCAocnVucyBpbnNpZGUgdGhlIHZpc2l0ZWQgcGFnZSdzIGlzb2xhdGVkIHdvcmxkKSBhbmQgYG91dC9yZW5kZXJlci9gXG4gKiAodGhlIHBhbmVsKS4gUHJlbG9hZHMgYXJlIG9uZSBzY3JpcHQgZWFjaCwgd2l0aG91dCBpbXBvcnRzIG9mIHRoZWlyIG93bi4gRGVwZW5kZW5jaWVzIG9mIG1haW4gc3RheSBpbiBub2RlX21vZHVsZXMuXG4gKi9cbmltcG9ydCB7IHBhcmFnbGlkZVZpdGVQbHVnaW4gfSBmcm9tICdAaW5sYW5nL3BhcmFnbGlkZS1qcydcbmltcG9ydCB7IHN2ZWx0ZSB9IGZyb20gJ0BzdmVsdGVqcy92aXRlLXBsdWdpbi1zdmVsdGUnXG5pbXBvcnQgeyBkZWZpbmVDb25maWcgfSBmcm9tICdlbGVjdHJvbi12aXRlJ1xuXG5leHBvcnQgZGVmYXVsdCBkZWZpbmVDb25maWcoe1xuICBtYWluOiB7XG4gICAgYnVpbGQ6IHtcbiAgICAgIHRhcmdldDogJ25vZGUyMCcsXG4gICAgICByb2xsdXBPcHRpb25zOiB7XG4gICAgICAgIGlucHV0OiB7IGNsaTogJ3NyYy1tYWluL2NsaS50cycsIGluZGV4OiAnc3JjLW1haW4vaW5kZXgudHMnIH0sXG4gICAgICAgIG91dHB1dDogeyBmb3JtYXQ6ICdlcycsIGVudHJ5RmlsZU5hbWVzOiAnW25hbWVdLmpzJyB9LFxuICAgICAgfSxcbiAgICAgIHNvdXJjZW1hcDogdHJ1ZSxcbiAgICB9LFxuICB9LFxuICBwcmVsb2FkOiB7XG4gICAgYnVpbGQ6IHtcbiAgICAgIGV4dGVybmFsaXplRGVwczogZmFsc2UsXG4gICAgICBsaWI6IHsgZW50cnk6IHsgcGFnZTogJ3NyYy1wcmVsb2FkL3BhZ2UvaW5kZXgudHMnLCBwYW5lbDogJ3NyYy1wcmVsb2FkL3BhbmVsLnRzJyB9LCBmb3JtYXRzOiBbJ2NqcyddIH0sXG4gICAgICByb2xsdXBPcHRpb25zOiB7IGV4dGVybmFsOiBbJ2VsZWN0cm9uJ10sIG91dHB1dDogeyBlbnRyeUZpbGVOYW1lczogJ1tuYW1lXS5janMnIH0gfSxcbiAgICB9LFxuICB9LFxuICByZW5kZXJlcjoge1xuICAgIHJvb3Q6ICdzcmMtcmVuZGVyZXInLFxuICAgIHBsdWdpbnM6IFtcbiAgICAgIHBhcmFnbGlkZVZpdGVQbHVnaW4oe1xuICAgICAgICBwcm9qZWN0OiAnc3JjLXJlbmRlcmVyL3Byb2plY3QuaW5sYW5nJyxcbiAgICAgICAgb3V0ZGlyOiAnc3JjLXJlbmRlcmVyL3BhcmFnbGlkZScsXG4gICAgICAgIHN0cmF0ZWd5OiBbJ2dsb2JhbFZhcmlhYmxlJywgJ2Jhc2VMb2NhbGUnXSxcbiAgICAgICAgLy8gVGhlIHNhbWUgaW4gZWFjaCBtb2RlLCBzbyB0aGF0IGEgYnVpbGQgZmluZHMgd2hhdCBhbm90aGVyIG9uZSBoYXMgd3JpdHRlbi5cbiAgICAgICAgb3V0cHV0U3RydWN0dXJlOiAnbWVzc2FnZS1tb2R1bGVzJyxcbiAgICAgIH0pLFxuICAgICAgc3ZlbHRlKHsgY29uZmlnRmlsZTogZmFsc2UgfSksXG4gICAgXSxcbiAgICBidWlsZDoge1xuICAgICAgb3V0RGlyOiAnb3V0L3JlbmRlcmVyJyxcbiAgICAgIHRhcmdldDogJ2Nocm9tZTEzMCcsXG4gICAgICBtaW5pZnk6IHRydWUsXG4gICAgICBtb2R1bGVQcmVsb2FkOiB7IHBvbHlmaWxsOiBmYWxzZSB9LFxuICAgICAgcm9sbHVwT3B0aW9uczogeyBpbnB1dDogJ3NyYy1yZW5kZXJlci9pbmRleC5odG1sJyB9LFxuICAgIH0sXG4gIH0sXG59KVxuIl0sIm1hcHBpbmdzIjoiOzs7OztBQVNBLElBQUEsK0JBQWUsYUFBYTtDQUMxQixNQUFNLEVBQ0osT0FBTztFQUNMLFFBQVE7RUFDUixlQUFlO0dBQ2IsT0FBTztJQUFFLEtBQUs7SUFBbUIsT0FBTztHQUFvQjtHQUM1RCxRQUFRO0lBQUUsUUFBUTtJQUFNLGdCQUFnQjtHQUFZO0VBQ3REO0VBQ0EsV0FBVztDQUNiLEVBQ0Y7Q0FDQSxTQUFTLEVBQ1AsT0FBTztFQUNMLGlCQUFpQjtFQUNqQixLQUFLO0dBQUUsT0FBTztJQUFFLE1BQU07SUFBNkIsT0FBTztHQUF1QjtHQUFHLFNBQVMsQ0FBQyxLQUFLO0VBQUU7RUFDckcsZUFBZTtHQUFFLFVBQVUsQ0FBQyxVQUFVO0dBQUcsUUFBUSxFQUFFLGdCQUFnQixhQUFhO0VBQUU7Q0FDcEYsRUFDRjtDQUNBLFVBQVU7RUFDUixNQUFNO0VBQ04sU0FBUyxDQUNQLG9CQUFvQjtHQUNsQixTQUFTO0dBQ1QsUUFBUTtHQUNSLFVBQVUsQ0FBQyxrQkFBa0IsWUFBWTtHQUV6QyxpQkFBaUI7RUFDbkIsQ0FBQyxHQUNELE9BQU8sRUFBRSxZQUFZLE1BQU0sQ0FBQyxDQUM5QjtFQUNBLE9BQU87R0FDTCxRQUFRO0dBQ1IsUUFBUTtHQUNSLFFBQVE7R0FDUixlQUFlLEVBQUUsVUFBVSxNQUFNO0dBQ2pDLGVBQWUsRUFBRSxPQUFPLDBCQUEwQjtFQUNwRDtDQUNGO0FBQ0YsQ0FBQyJ9